import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { cedarText } from './cedar_text.mjs';
import { decideByLayers, layersOf, lowerKeys } from './statements.mjs';

// Cedar in WebAssembly, with the policies parsed beforehand. One request a layer.

const uid = (type) => ({ type, id: 'one' });

// Addresses and moments are values of Cedar's own.
const typed = {
  'aws:sourceip': (value) => ({ __extn: { fn: 'ip', arg: value } }),
  'aws:currenttime': (value) => ({ __extn: { fn: 'datetime', arg: value } }),
};

function contextOf({ action, resource, context }) {
  const keys = Object.entries(lowerKeys(context)).map(([key, value]) => [key, typed[key]?.(value) ?? value]);
  return { ...Object.fromEntries(keys), action: action.toLowerCase(), resource };
}

export class Cedar {
  leftOut = 0;
  #parsed = new Set();

  constructor(documents) {
    this.documents = documents;
  }

  #parse(layer) {
    const id = layer.join(',');
    if (this.#parsed.has(id)) return id;
    this.#parsed.add(id);
    const { text, leftOut } = cedarText(layer.map((number) => this.documents[number].policy));
    this.leftOut += leftOut;
    const answer = preparsePolicySet(id, { staticPolicies: text });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
    return id;
  }

  // What is there before the clock runs; the function it returns is timed.
  prepare(question) {
    const layers = layersOf(question).map((layer) => this.#parse(layer));
    return () => {
      const context = contextOf(question);
      return decideByLayers(layers, (id) => {
        const answer = statefulIsAuthorized({
          principal: uid('Role'),
          action: uid('Action'),
          resource: uid('Resource'),
          context,
          preparsedPolicySetId: id,
          entities: [],
        });
        const { decision, diagnostics } = answer.response;
        if (decision === 'allow') return 'A';
        return diagnostics.reason.length ? 'D' : 'I'; // a reason for a deny is a forbid
      });
    };
  }
}
