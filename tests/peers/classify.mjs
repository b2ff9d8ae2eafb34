import { isBucketPolicyOfRoot, layerRules, openRules, reachedByRcps } from './layer_rules.mjs';
import { nameOf, Part } from './part_rules.mjs';
import { alone, partsOf, settle } from './parts.mjs';

// Explains a difference by the smallest set of rules that takes it away: whichgate's reading of what each rule is about
// is written into the case in plain words, whichgate must answer as before, and the peer now like it. Where whichgate
// leaves a part open, the peer's reading is written, and the two must agree on that.

const holds = ({ result }) => ({ ExplicitlyDenied: 'yes', Unknown: 'open', Refused: 'refused' })[result] ?? 'no';

// An Allow's principal decides more than whether it matches: rules of their own are about it. That of an RCP is `*`,
// and rules of their own are about policies that do not reach the request.
const readAlone = (part, question) => {
  if (part.layer === 'resource') return !isBucketPolicyOfRoot(question);
  return part.layer !== 'rcp' || (part.name !== 'Principal' && reachedByRcps(question));
};
const undocumented = (part) => part.name === 'NotPrincipal' && part.statement.Effect === 'Allow';
const naming = (part) => part.name === 'Principal' && part.statement.Effect === 'Allow' && part.layer === 'resource';

export class Classifier {
  constructor(ask, askPeer) {
    this.both = async (question) => {
      const [ours, peer] = await Promise.all([ask(question), askPeer(question)]);
      return { ours, peer };
    };
  }

  async readings(question, part) {
    const { ours, peer } = await this.both(alone(question, part));
    return { ours: holds(ours), peer: holds(peer) };
  }

  // Of several values, those on which the two differ by themselves; all when none of them does.
  async values(question, part) {
    if (!Array.isArray(part.values) || part.values.length < 2) return part.values;
    const found = [];
    for (const value of part.values) {
      const { ours, peer } = await this.readings(question, { ...part, values: value });
      if (ours !== peer) found.push(value);
    }
    return found.length ? found : part.values;
  }

  // The parts that the two read differently, by their places in the case, each with the rule that is about it.
  async differing(question) {
    const found = [];
    for (const [place, part] of partsOf(question).entries()) {
      if ((part.values === '*' && part.name !== 'Condition') || !readAlone(part, question) || naming(part)) continue;
      const { ours, peer } = await this.readings(question, part);
      if (ours === peer && !undocumented(part)) continue;
      const values = await this.values(question, part);
      const rule = nameOf(new Part({ ...part, values }, question.request)) ?? `unnamed ${part.name}`;
      const open = ours === 'open' || undocumented(part);
      found.push({ place, rule, holds: (open ? peer : ours) === 'yes', open });
    }
    return found;
  }

  rewritten(question, parts, rules, before) {
    const copy = structuredClone(question),
      all = partsOf(copy);
    for (const part of parts) if (rules.includes(part.rule)) settle(all[part.place], part.holds, question.request);
    for (const rule of rules) layerRules[rule]?.(copy, before);
    return copy;
  }

  async explains(rules, question, parts, before) {
    const { ours, peer } = await this.both(this.rewritten(question, parts, rules, before));
    const open = rules.some(
      (rule) => openRules.includes(rule) || parts.some((part) => part.open && part.rule === rule),
    );
    return ours.result === peer.result && (open || ours.result === before.ours.result);
  }

  // The rules, or none when nothing explains it. Parts are read only when no rule about the layers is enough.
  async explain(question, before) {
    const about = Object.keys(layerRules).filter((rule) => layerRules[rule](structuredClone(question), before));
    for (const rule of about)
      if (await this.explains([rule], question, [], before)) return { rules: [rule], parts: [] };
    const parts = await this.differing(question);
    for (const rules of subsets([...new Set([...parts.map((part) => part.rule), ...about])]))
      if (await this.explains(rules, question, parts, before)) return { rules, parts };
    return { rules: [], parts };
  }
}

// Smaller ones first.
function subsets(items) {
  const all = [];
  for (let bits = 1; bits < 1 << items.length; ++bits) all.push(items.filter((_, i) => bits & (1 << i)));
  return all.sort((a, b) => a.length - b.length);
}
