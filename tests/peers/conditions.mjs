import { isMultivalued, ranges, typeOf, values } from './vocabulary.mjs';

// Requests' context and policies' conditions on it: matching or nearly so by construction.

const families = {
  String: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  Arn: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  Bool: ['Bool'],
  Numeric: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  Date: [
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ],
  IpAddress: ['IpAddress', 'NotIpAddress'],
  Binary: ['BinaryEquals'],
};

const odd = 0.12;

function valueOf(random, type) {
  return random.pick(random.chance(odd) ? values[type].odd : values[type].plain);
}

export function contextOf(random, keys) {
  const context = {};
  for (const key of keys) {
    if (random.chance(0.22)) continue;
    if (!isMultivalued(key)) {
      context[key] = valueOf(random, typeOf(key));
    } else if (random.chance(0.05)) {
      context[key] = random.pick([[], [''], ['', 'alice']]);
    } else {
      context[key] = [...new Set(Array.from({ length: random.between(1, 3) }, () => valueOf(random, typeOf(key))))];
    }
  }
  return context;
}

const swapCase = (text) => text.replace(/[a-z]/gi, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()));

// The text with wildcards in it, so that it still matches.
export function loosen(random, text) {
  const at = random.below(text.length + 1),
    end = random.between(at, text.length);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + '*';
    case 1:
      return '*' + text.slice(at);
    case 2:
      return text.slice(0, at) + '*' + text.slice(end);
    default:
      return at < text.length ? text.slice(0, at) + '?' + text.slice(at + 1) : text + '*';
  }
}

function loosenArn(random, arn) {
  const parts = arn.split(':');
  if (parts.length < 6) return loosen(random, arn);
  const at = random.between(1, 5);
  if (at < 5) return [...parts.slice(0, at), '*', ...parts.slice(at + 1)].join(':');
  return [...parts.slice(0, 5), loosen(random, parts.slice(5).join(':'))].join(':');
}

// A variable where the key's value could stand; its key may be absent, have several values or be escaped.
export function variable(random, keys) {
  const key = random.pick(keys);
  return random.weighted({
    [`\${${key}}`]: 10,
    [`\${${key}, 'alice'}`]: 4,
    [`\${${key.toUpperCase()}}`]: 1,
    '${*}': 1,
    '${?}': 1,
    '${$}': 1,
    [`\${${key},'alice'}`]: 0.2,
    [`\${${key}`]: 0.2,
  });
}

function matchingValue(random, family, operator, actual) {
  switch (family) {
    case 'String':
      if (operator.includes('IgnoreCase')) return swapCase(actual);
      return operator.includes('Like') || random.chance(odd) ? loosen(random, actual) : actual;
    case 'Arn':
      return random.chance(0.5) ? loosenArn(random, actual) : actual;
    case 'IpAddress':
      return random.chance(0.5) ? `${actual.split('.').slice(0, 3).join('.')}.0/24` : actual;
    default:
      return actual;
  }
}

function expectedValue(random, family, operator, actual, keys) {
  if (random.chance(['String', 'Arn'].includes(family) ? 0.1 : 0.015)) {
    const pattern = variable(random, keys);
    return random.chance(0.3) ? `${pattern}*` : pattern;
  }
  const known = [actual].flat().filter((value) => value !== undefined);
  if (known.length && random.chance(0.6)) return matchingValue(random, family, operator, random.pick(known));
  if (family === 'IpAddress') return random.pick(random.chance(3 * odd) ? ranges.odd : ranges.plain);
  return valueOf(random, family);
}

function operatorFor(random, family, key) {
  let operator = random.pick(families[family]);
  const quantified = random.chance(isMultivalued(key) ? 0.85 : 0.06);
  if (quantified) operator = random.pick(['ForAllValues:', 'ForAnyValue:']) + operator;
  if (random.chance(0.18)) operator += 'IfExists';
  return operator;
}

function nullOperator(random) {
  return random.chance(0.92) ? 'Null' : random.pick(['ForAllValues:Null', 'ForAnyValue:Null']);
}

// Quotes are optional around numbers and Booleans.
function written(random, family, value) {
  if (!random.chance(0.1)) return value;
  if (family === 'Bool' && ['true', 'false'].includes(value)) return value === 'true';
  if (family === 'Numeric' && String(Number(value)) === value) return Number(value);
  return value;
}

export function conditionOn(random, keys, context) {
  const key = random.pick(keys);
  const name = random.chance(0.08) ? key.toLowerCase() : key;
  if (random.chance(0.08)) return { [nullOperator(random)]: { [name]: random.pick(['true', 'false', true, false]) } };
  const family = random.chance(0.85) ? typeOf(key) : random.pick(Object.keys(families));
  const operator = operatorFor(random, family, key);
  const count = family === 'Bool' ? 1 : random.weighted({ 1: 6, 2: 3, 3: 1 });
  const expected = Array.from({ length: Number(count) }, () =>
    written(random, family, expectedValue(random, family, operator, context[key], keys)),
  );
  return { [operator]: { [name]: expected.length === 1 && random.chance(0.6) ? expected[0] : expected } };
}

export function conditionsOn(random, count, keys, context) {
  const merged = {};
  for (let i = 0; i < count; ++i)
    for (const [operator, block] of Object.entries(conditionOn(random, keys, context)))
      merged[operator] = { ...merged[operator], ...block };
  return merged;
}
