// Rules about one part of a statement, told by its own words: each says whether it is about this part, of which it is
// known that the two read it differently when it stands alone. The first that is wins. Ids as in rules.json.

const listed = (value) => (Array.isArray(value) ? value : [value]);
const number = /^[+-]?\d+(\.\d+)?$/;
const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const version4 = new RegExp(`^(${byte}\\.){3}${byte}(/(3[0-2]|[12]?\\d))?$`);
const version6 = /^[0-9a-f]*:[0-9a-f:]*(\d+(\.\d+){3})?(\/\d+)?$/i;

const isArn = (text) => /^arn:([^:]*:){4}/.test(text);
const everyAddress = (text) => text.endsWith('/0');

export function operatorOf(text) {
  const [, quantifier, comparison, ifExists] = /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/.exec(text);
  return { quantifier, comparison, ifExists: Boolean(ifExists), negated: comparison.includes('Not') };
}

// What is known of a part, in the words of the rules below.
export class Part {
  constructor(part, request) {
    Object.assign(this, part.operator ? operatorOf(part.operator) : {});
    this.name = part.name;
    this.layer = part.layer;
    this.effect = part.statement.Effect;
    this.expected = listed(part.values).map((value) =>
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    );
    this.variables = part.policy.Version === '2012-10-17';
    this.resource = request.resource;
    this.context = request.context;
    this.given = part.key === undefined ? undefined : this.valueOf(part.key);
    this.actual = this.given === undefined ? [] : listed(this.given).map(String);
    this.caller = request.principal;
  }

  valueOf(key) {
    return Object.entries(this.context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  }

  is(...comparisons) {
    return comparisons.some((comparison) => this.comparison?.startsWith(comparison));
  }

  either(test) {
    return this.expected.some(test) || this.actual.some(test);
  }

  // What its variables stand for: a text, several, or nothing at all.
  variableValues() {
    if (!this.variables) return [];
    return this.expected
      .flatMap((text) => [...text.matchAll(/\$\{([^,{}]+)(?:, '([^']*)')?\}/g)])
      .filter(([, key]) => !['*', '?', '$'].includes(key))
      .map(([, key, byDefault]) => {
        const given = this.valueOf(key);
        return given === undefined || (given.length === 0 && Array.isArray(given)) ? byDefault : given;
      });
  }

  hasVariableWithoutValue() {
    return this.variableValues().some((value) => typeof value !== 'string');
  }

  hasMalformedVariable() {
    return this.variables && this.expected.some((text) => /\$\{/.test(text.replace(/\$\{[^,{}]+(, '[^']*')?\}/g, '')));
  }

  // A variable that must not count here: the document's version has none.
  hasVariableOfLaterVersion() {
    return !this.variables && this.expected.some((text) => text.includes('${'));
  }
}

const wildcards = (pattern) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '[^]*')
      .replace(/\?/g, '[^]')}$`,
  );

const segments = (arn) => [...arn.split(':').slice(0, 5), arn.split(':').slice(5).join(':')];

const head = (arn) => segments(arn).slice(0, 5).join(':');

function crossesSegments(pattern, resource) {
  if (!wildcards(pattern).test(resource)) return false;
  if (pattern.split(':').length < 6) return true;
  const [wanted, actual] = [segments(pattern), segments(resource)];
  return !wanted.every((segment, i) => wildcards(segment).test(actual[i]));
}

const looseType = (pattern) => /^[^/:]*[*?$]/.test(segments(pattern)[5]) && segments(pattern)[5] !== '*';

const onResource = (test) => (part) => part.name.endsWith('Resource') && test(part);
const onCondition = (test) => (part) => part.name === 'Condition' && test(part);

export const partRules = {
  'action.any-service': (part) => part.name.endsWith('Action') && part.expected.some((text) => text.startsWith('*:')),

  'variables.version-2008': (part) => part.hasVariableOfLaterVersion(),
  'variables.malformed': (part) => part.hasMalformedVariable(),
  'resource.no-resource-types': onResource((part) => part.resource === '*'),
  'resource.short-arn': onResource((part) =>
    part.expected.some(
      (text) => text.split(':').length < 6 && text.startsWith('arn:') && !crossesSegments(text, part.resource),
    ),
  ),
  'resource.letter-case': onResource((part) =>
    part.expected.some(
      (text) => head(text) !== head(text).toLowerCase() && head(text).toLowerCase() === head(part.resource),
    ),
  ),
  'variables.empty-value': (part) => !part.is('Bool') && part.variableValues().includes(''),
  'resource.variable-without-value': onResource((part) => part.hasVariableWithoutValue()),
  'resource.across-segments': onResource((part) => part.expected.some((text) => crossesSegments(text, part.resource))),
  'resource.type-wildcard': onResource((part) => part.expected.some(looseType)),

  'endpoint.principal': (part) => part.name.endsWith('Principal') && part.layer === 'endpoint',
  'principal.not-principal-allow': (part) => part.name === 'NotPrincipal' && part.effect === 'Allow',
  'principal.not-principal': (part) => part.name === 'NotPrincipal',
  'principal.canonical-user': (part) =>
    part.name === 'Principal' && part.expected.some((text) => text.includes('CanonicalUser')),
  'principal.unique-id': (part) => part.name === 'Principal' && part.expected.some((text) => /"A(ID|RO)A/.test(text)),

  'federated.user-of-that-name': (part) =>
    part.name === 'Principal' &&
    part.caller.includes(':federated-user/') &&
    part.expected.some((text) => text.includes(':user/')),

  'null.quantifier': onCondition((part) => part.comparison === 'Null' && part.quantifier),
  'context.empty-list': onCondition((part) => Array.isArray(part.given) && part.given.length === 0),
  'null.empty-text': onCondition(
    (part) => part.comparison === 'Null' && part.given !== undefined && part.actual.every((text) => text === ''),
  ),
  'set.if-exists': onCondition(
    (part) => part.quantifier === 'ForAnyValue:' && part.ifExists && part.actual.every((text) => text === ''),
  ),
  'set.empty-values': onCondition(
    (part) => part.quantifier && part.given !== undefined && part.actual.every((text) => text === ''),
  ),
  'bool.variable': onCondition((part) => part.is('Bool') && part.expected.some((text) => text.includes('${'))),
  'variables.negated-without-value': onCondition(
    (part) => part.is('String', 'Arn') && part.negated && part.hasVariableWithoutValue(),
  ),
  'variables.several-values': (part) => part.variableValues().some(Array.isArray),
  'variables.not-here': onCondition(
    (part) =>
      part.is('Numeric', 'Date', 'Binary', 'IpAddress', 'NotIp') && part.expected.some((text) => text.includes('${')),
  ),
  'arn.variable': onCondition(
    (part) =>
      part.is('Arn') && part.expected.some((text) => text.startsWith('${')) && part.variableValues().some(isArn),
  ),
  'arn.not-an-arn': onCondition((part) => part.is('Arn') && part.either((text) => !isArn(text))),
  'numeric.not-a-number': onCondition((part) => part.is('Numeric') && part.either((text) => !number.test(text))),
  'numeric.long': onCondition((part) => part.is('Numeric') && part.either((text) => text.length > 15)),
  'date.without-zone': onCondition(
    (part) => part.is('Date') && part.either((text) => /T\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text)),
  ),
  'date.epoch': onCondition(
    (part) => part.is('Date') && part.either((text) => /^\d+$/.test(text) && text.length !== 4),
  ),
  'date.not-a-date': onCondition(
    (part) => part.is('Date') && part.either((text) => !/^\d{4}(-\d\d(-\d\d(T.*)?)?)?$/.test(text)),
  ),
  'date.year': onCondition((part) => part.is('Date') && part.either((text) => /^\d{4}$/.test(text))),
  'address.not-an-address': onCondition(
    (part) => part.is('IpAddress', 'NotIp') && part.either((text) => !version4.test(text) && !version6.test(text)),
  ),
  'address.every-version-4': onCondition(
    (part) => part.is('IpAddress', 'NotIp') && part.expected.some((text) => everyAddress(text) && version4.test(text)),
  ),
  'address.version-6': onCondition(
    (part) => part.is('IpAddress', 'NotIp') && part.either((text) => version6.test(text)),
  ),
  'binary.bytes': onCondition((part) => part.is('Binary')),
  'string.letters-beyond-ascii': onCondition(
    (part) => part.comparison?.includes('IgnoreCase') && part.either((text) => /[^ -~]/.test(text)),
  ),
};

export const nameOf = (part) => Object.keys(partRules).find((id) => partRules[id](part));
