import { newEnforcer, newModelFromString } from 'casbin';
import { conditionOf } from './casbin_conditions.mjs';
import { decideByLayers, layersOf, lowerKeys, readStatements } from './statements.mjs';

// casbin, with a rule for each pair of an action pattern and a resource pattern. Its own matchers know no `?` and no
// star in the middle, so patterns are regular expressions, compiled once; conditions are functions. One enforcer a
// layer.

const model = `
[request_definition]
r = act, res, ctx
[policy_definition]
p = act, res, cond, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = fits(r.act, p.act) && covers(r.res, p.res) && holds(r.ctx, p.cond)
`;

const expression = (pattern) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    's',
  );

// What the rules name: "12" is the twelfth list of patterns or of conditions, "!12" none of them.
class Lists {
  #lists = [];

  add(list, not = false) {
    return (not ? '!' : '') + (this.#lists.push(list) - 1);
  }

  any(name, test) {
    const not = name[0] === '!';
    return this.#lists[not ? name.slice(1) : name].some(test) !== not;
  }

  every(name, test) {
    return this.#lists[name].every(test);
  }
}

const split = (patterns, not) => (not ? [patterns] : patterns.map((pattern) => [pattern]));

export class Casbin {
  leftOut = 0;
  #enforcers = new Map();
  #lists = new Lists();

  constructor(documents) {
    this.documents = documents;
  }

  #rules(statement) {
    const conditions = statement.conditions.map(conditionOf);
    if (conditions.includes(null)) {
      ++this.leftOut;
      return [];
    }
    const cond = this.#lists.add(conditions);
    const resources = split(statement.resources, statement.notResource).map((patterns) =>
      this.#lists.add(
        patterns.map((pattern) => ({
          all: pattern === '*',
          variable: pattern.includes('${'),
          text: pattern,
          regex: expression(pattern),
        })),
        statement.notResource,
      ),
    );
    return split(statement.actions, statement.notAction).flatMap((patterns) => {
      const act = this.#lists.add(patterns.map(expression), statement.notAction);
      return resources.map((res) => [act, res, cond, statement.deny ? 'deny' : 'allow']);
    });
  }

  async #enforcer(layer) {
    const id = layer.join(',');
    if (this.#enforcers.has(id)) return this.#enforcers.get(id);
    const enforcer = await newEnforcer(newModelFromString(model));
    const lists = this.#lists;
    await enforcer.addFunction('fits', (action, name) => lists.any(name, (regex) => regex.test(action)));
    await enforcer.addFunction('covers', (resource, name) =>
      lists.any(name, (pattern) => pattern.all || (resource.text !== '*' && resource.matches(pattern))),
    );
    await enforcer.addFunction('holds', (context, name) => lists.every(name, (holds) => holds(context)));
    const rules = layer
      .flatMap((number) => readStatements(this.documents[number].policy))
      .flatMap((s) => this.#rules(s));
    await enforcer.addPolicies(rules);
    this.#enforcers.set(id, enforcer);
    return enforcer;
  }

  async prepare(question) {
    const layers = [];
    for (const layer of layersOf(question)) layers.push(await this.#enforcer(layer));
    return () => {
      const action = question.action.toLowerCase();
      const context = lowerKeys(question.context);
      const resource = {
        text: question.resource,
        matches: ({ variable, text, regex }) =>
          (variable ? fill(text, context) : regex)?.test(question.resource) ?? false,
      };
      return decideByLayers(layers, (enforcer) => {
        const [allowed, rule] = enforcer.enforceExSync(action, resource, context);
        if (allowed) return 'A';
        return rule.at(-1) === 'deny' ? 'D' : 'I';
      });
    };
  }
}

// The pattern with the values of its ${keys}; null: one has no value.
function fill(text, context) {
  let missing = false;
  const filled = text.replace(/\$\{([^}]*)\}/g, (_, key) => context[key.toLowerCase()] ?? ((missing = true), ''));
  return missing ? null : expression(filled);
}
