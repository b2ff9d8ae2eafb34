// The parts of a case's statements: found one by one, asked for alone, replaced by what they say.

const listed = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);

// Every policy with the layer it stands in.
export function policiesOf(question) {
  const found = [];
  const add = (layer, policies) => listed(policies).forEach((policy) => found.push({ layer, policy }));
  add('identity', question.identity_policies);
  add('boundary', question.permission_boundary);
  add('session', question.session_policies);
  add('endpoint', question.endpoint_policies);
  add('resource', question.resource_policy);
  question.scps.forEach((level) => add('scp', level));
  question.rcps.forEach((level) => add('rcp', level));
  return found;
}

export function statementsOf(question) {
  return policiesOf(question).flatMap(({ layer, policy }) =>
    listed(policy.Statement).map((statement) => ({ layer, policy, statement })),
  );
}

// {layer, policy, statement, name, operator, key, values} for each condition; `name` alone for the other parts.
export function partsOf(question) {
  const parts = [];
  for (const place of statementsOf(question)) {
    for (const name of Object.keys(place.statement)) {
      if (['Effect', 'Sid'].includes(name)) continue;
      if (name !== 'Condition') parts.push({ ...place, name, values: place.statement[name] });
    }
    for (const [operator, block] of Object.entries(place.statement.Condition ?? {}))
      for (const [key, values] of Object.entries(block))
        parts.push({ ...place, name: 'Condition', operator, key, values });
  }
  return parts;
}

const allowing = { Effect: 'Allow', Action: '*', Resource: '*' };
const everything = { Version: '2012-10-17', Statement: [allowing] };

// A request that is allowed but for one Deny, which has this part and no other that could fail: who asks, it leaves
// only for the principal's part as it is. Whether the part holds is then whether the request is denied explicitly.
export function alone(question, part) {
  const { request } = question,
    account = request.resource_account;
  const own = ['Principal', 'NotPrincipal'].includes(part.name);
  const asked = {
    ...question,
    kind: 'decision',
    identity_policies: [everything],
    resource_policy: null,
    permission_boundary: null,
    session_policies: [],
    scps: [],
    rcps: [],
    endpoint_policies: undefined,
    request: { ...request },
  };
  if (asked.request.action === 'sts:GetCallerIdentity') asked.request.action = 's3:ListAllMyBuckets';
  if (!own) {
    delete asked.world;
    delete asked.request.principal_type;
    Object.assign(asked.request, { principal: `arn:aws:iam::${account}:user/anybody`, principal_account: account });
  } else if (!['user', 'assumed-role', 'federated-user'].includes(request.principal.split(/[:/]/)[5])) {
    asked.identity_policies = [];
  }
  if (own && question.permission_boundary) asked.permission_boundary = everything;
  if (own && question.world) asked.world = { ...question.world, blockPublicAccess: undefined };
  const trust = request.action.startsWith('sts:AssumeRole');
  const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
  if (part.name === 'Condition') deny.Condition = { [part.operator]: { [part.key]: part.values } };
  else if (/Action$/.test(part.name)) delete deny.Action;
  else if (/Resource$/.test(part.name)) delete deny.Resource;
  if (part.name !== 'Condition') deny[part.name] = part.values;
  const { Version } = part.policy;
  const policy = { ...(Version ? { Version } : {}), Statement: [deny] };
  const both = { ...policy, Statement: [allowing, deny] };
  const granting = { ...allowing, Principal: own ? '*' : { AWS: account } };
  const ofResource = { Version: '2012-10-17', Statement: [granting] };
  asked.resource_policy = ofResource;
  if (trust) delete granting.Resource;
  const layer = part.name === 'Condition' || /Action$/.test(part.name) ? 'identity' : part.layer;
  switch (layer) {
    case 'identity':
      asked.identity_policies = [everything, policy];
      break;
    case 'boundary':
      asked.permission_boundary = both;
      break;
    case 'session':
      asked.request.principal = `arn:aws:sts::${account}:assumed-role/Any/body`;
      asked.session_policies = [both];
      break;
    case 'endpoint':
      both.Statement = [{ ...allowing, Principal: '*' }, own ? deny : { ...deny, Principal: '*' }];
      asked.endpoint_policies = [both];
      break;
    case 'resource':
      if (trust) delete deny.Resource;
      asked.resource_policy = { ...policy, Statement: [granting, own ? deny : { ...deny, Principal: '*' }] };
      break;
    case 'rcp':
      asked.rcps = [
        [{ ...policy, Statement: [{ ...deny, Principal: '*', Action: `${request.action.split(':')[0]}:*` }] }],
      ];
      break;
    default:
      asked.scps = [[both]];
  }
  return asked;
}

// The statement applies to nothing that is asked for.
function silence(statement) {
  delete statement.NotAction;
  statement.Action = 'cloudtrail:LookupEvents';
}

// Writes what the part says in its place.
export function settle(part, holds, request) {
  const { statement, name } = part;
  if (name.endsWith('Principal')) {
    delete statement.NotPrincipal;
    statement.Principal = '*';
  }
  if (!holds) return silence(statement);
  if (name === 'Condition') {
    delete statement.Condition[part.operator][part.key];
    if (Object.keys(statement.Condition[part.operator]).length === 0) delete statement.Condition[part.operator];
    return undefined;
  }
  delete statement[name];
  statement[name.replace(/^Not/, '')] =
    name.endsWith('Action') && part.layer === 'rcp' ? `${request.action.split(':')[0]}:*` : '*';
  return undefined;
}
