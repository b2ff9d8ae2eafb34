// Policies as the translations read them: lists are lists, every condition key has an entry of its own, and actions and
// keys are lower-case, since neither Cedar nor casbin compares without regard to case.

const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

function readConditions(block = {}) {
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      ...readOperator(operator),
      key: key.toLowerCase(),
      values: list(values).map(String),
    })),
  );
}

// "ForAnyValue:StringNotLikeIfExists" -> { quantifier: 'any', compare: 'StringLike', negated: true, ifExists: true }
function readOperator(operator) {
  const [quantifier, name] = operator.includes(':') ? operator.split(':') : ['', operator];
  const bare = name.replace(/IfExists$/, '');
  return {
    operator,
    quantifier: { ForAnyValue: 'any', ForAllValues: 'all' }[quantifier] ?? 'none',
    compare: bare.replace('Not', ''),
    negated: bare.includes('Not'),
    ifExists: bare !== name,
  };
}

export function readStatements(policy) {
  return list(policy.Statement).map((statement) => ({
    deny: statement.Effect === 'Deny',
    actions: list(statement.Action ?? statement.NotAction).map((action) => action.toLowerCase()),
    notAction: 'NotAction' in statement,
    resources: list(statement.Resource ?? statement.NotResource),
    notResource: 'NotResource' in statement,
    conditions: readConditions(statement.Condition),
  }));
}

export const lowerKeys = (context) =>
  Object.fromEntries(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));

// The layers of a question: each must allow, and none may deny. Neither Cedar nor casbin can say "all of these must
// allow" about sets of policies, so they are asked about one layer after another.
export function layersOf(question) {
  const layers = [...question.levels];
  if (question.boundary) layers.push(question.boundary);
  return [...layers, question.identity];
}

// `ask` says 'A', 'D' or 'I' of one layer.
export function decideByLayers(layers, ask) {
  let decision = 'A';
  for (const layer of layers) {
    const said = ask(layer);
    if (said === 'D') return 'D';
    if (said === 'I') decision = 'I';
  }
  return decision;
}
