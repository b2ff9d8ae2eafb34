import { BlockList } from 'node:net';

// IAM conditions as functions, for casbin's matcher. Numbers, binary values and variables in values are left out.

const wildcard = (pattern) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    's',
  );

const family = (address) => (address.includes(':') ? 'ipv6' : 'ipv4');

function ranges(values) {
  const block = new BlockList();
  for (const value of values) {
    const [address, bits] = value.split('/');
    if (bits) block.addSubnet(address, Number(bits), family(address));
    else block.addAddress(address, family(address));
  }
  return (actual) => block.check(actual, family(actual));
}

function anyPattern(values) {
  const patterns = values.map(wildcard);
  return (actual) => patterns.some((pattern) => pattern.test(actual));
}

// Does one value of the request match one of the policy's? Null: left out.
function comparison({ compare, values }) {
  if (values.some((value) => value.includes('${'))) return null;
  const set = new Set(values);
  const folded = new Set(values.map((value) => value.toLowerCase()));
  switch (compare) {
    case 'StringEquals':
      return (actual) => set.has(actual);
    case 'Bool':
    case 'StringEqualsIgnoreCase':
      return (actual) => folded.has(actual.toLowerCase());
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return anyPattern(values);
    case 'IpAddress':
      return ranges(values);
    case 'DateGreaterThan':
      return (actual) => values.some((value) => actual > value);
    case 'DateLessThan':
      return (actual) => values.some((value) => actual < value);
    default:
      return null;
  }
}

export function conditionOf(condition) {
  const { compare, key, negated, ifExists, quantifier, values } = condition;
  if (compare === 'Null') return (context) => values.includes(String(!(key in context)));
  const matches = comparison(condition);
  if (!matches) return null;
  const satisfied = negated ? (actual) => !matches(actual) : matches;
  const withoutKey = quantifier === 'all' || ifExists || (negated && quantifier === 'none');
  return (context) => {
    const actual = context[key];
    if (actual === undefined) return withoutKey;
    if (!Array.isArray(actual)) return satisfied(actual);
    if (quantifier === 'all') return actual.every(satisfied);
    return quantifier === 'any' && actual.some(satisfied);
  };
}
