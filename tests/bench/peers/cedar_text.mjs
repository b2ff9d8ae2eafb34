import { readStatements } from './statements.mjs';

// IAM statements as Cedar policies. Action, resource and condition keys are strings in the context, because Cedar knows
// no wildcards in the names of entities. What Cedar cannot say is left out with its whole statement, and counted: `?`,
// variables, comparing without regard to case, wildcards against several values, numbers. ArnLike is a `like` over the
// whole ARN, not over its six parts.

class Untranslatable extends Error {}

const quoted = (text) => JSON.stringify(text);

// Cedar's only wildcard is `*`, which stands for itself in no IAM pattern.
function pattern(text) {
  if (text.includes('?') || text.includes('${')) throw new Untranslatable(text);
  return quoted(text);
}

const compareText = (of, text) =>
  text === '*' ? 'true' : text.includes('*') ? `${of} like ${pattern(text)}` : `${of} == ${pattern(text)}`;

// A chain of `||` as a balanced tree: Cedar's parser takes no deep ones.
function anyOf(terms) {
  if (terms.length === 1) return terms[0];
  const middle = terms.length >> 1;
  return `(${anyOf(terms.slice(0, middle))} || ${anyOf(terms.slice(middle))})`;
}

function withoutVariables(values) {
  for (const value of values) if (value.includes('${')) throw new Untranslatable(value);
  return values;
}

// The condition for a key that is there.
function comparison({ compare, quantifier, values }, of) {
  const set = `[${withoutVariables(values).map(quoted).join(', ')}]`;
  if (quantifier !== 'none' && compare !== 'StringEquals') throw new Untranslatable(`${quantifier} ${compare}`);
  if (quantifier === 'any') return `${of}.containsAny(${set})`;
  if (quantifier === 'all') return `${set}.containsAll(${of})`;
  switch (compare) {
    case 'StringEquals':
      return `${set}.contains(${of})`;
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return anyOf(values.map((value) => compareText(of, value)));
    case 'Bool':
      return `${set}.contains(${of})`;
    case 'IpAddress':
      return anyOf(values.map((value) => `${of}.isInRange(ip(${quoted(value)}))`));
    case 'DateGreaterThan':
      return anyOf(values.map((value) => `${of} > datetime(${quoted(value)})`));
    case 'DateLessThan':
      return anyOf(values.map((value) => `${of} < datetime(${quoted(value)})`));
    default:
      throw new Untranslatable(compare);
  }
}

function condition(one) {
  const there = `context has ${quoted(one.key)}`;
  const of = `context[${quoted(one.key)}]`;
  if (one.compare === 'Null') return one.values.includes('true') ? `!(${there})` : there;
  if (one.quantifier !== 'none' && one.negated) throw new Untranslatable(one.operator);
  const holds = one.negated ? `!(${comparison(one, of)})` : comparison(one, of);
  const withoutKey = one.ifExists || one.negated || one.quantifier === 'all';
  return withoutKey ? `(!(${there}) || ${holds})` : `(${there} && ${holds})`;
}

// Long lists become several policies where that means the same: any of them applies.
const longest = 200;

function chunks(patterns, not) {
  if (not) return [patterns];
  const parts = [];
  for (let at = 0; at < patterns.length; at += longest) parts.push(patterns.slice(at, at + longest));
  return parts;
}

function oneOf(patterns, of, not) {
  const any = anyOf(patterns.map((text) => compareText(of, text)));
  return not ? `!(${any})` : any;
}

function translate(statement) {
  const when = statement.conditions.map(condition);
  // A request for all resources is met by the resource `*` alone.
  const resources = statement.resources.includes('*') && !statement.notResource ? [] : statement.resources;
  if (resources.length) when.unshift(oneOf(resources, 'context.resource', statement.notResource));
  return chunks(statement.actions, statement.notAction).map((actions) => {
    const all = [oneOf(actions, 'context.action', statement.notAction), ...when];
    return `${statement.deny ? 'forbid' : 'permit'}(principal, action, resource) when { ${all.join(' && ')} };`;
  });
}

// The policies' text, and how many statements were left out.
export function cedarText(policies) {
  let leftOut = 0;
  const text = policies.flatMap(readStatements).flatMap((statement) => {
    try {
      return translate(statement);
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      ++leftOut;
      return [];
    }
  });
  return { text: text.join('\n'), leftOut };
}
