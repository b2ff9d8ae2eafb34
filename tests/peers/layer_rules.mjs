// Rules about who asks and which policies reach the request. Each takes a case that has what the rule is about, and
// writes whichgate's reading of it into the case in plain words, or gives false when the case has nothing of it.
// Ids as in rules.json. Some also want to know what the two said before.

const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const nothing = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'cloudtrail:LookupEvents', Resource: '*' }],
};

const listed = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
const resourceOf = (principal) => principal.split(':').slice(5).join(':');
const isRoot = ({ request }) => resourceOf(request.principal) === 'root';
const isFederated = ({ request }) => request.principal.includes(':federated-user/');
const sameAccount = ({ request }) => request.principal_account === request.resource_account;
const serviceOf = ({ request }) => request.action.split(':')[0];
const resourceStatements = (question) => listed(question.resource_policy?.Statement);

export const reachedByRcps = (question) =>
  ['s3', 'sts', 'kms', 'sqs', 'secretsmanager', 'dynamodb'].includes(serviceOf(question));

export const isBucketPolicyOfRoot = (question) =>
  isRoot(question) && sameAccount(question) && /^s3:(Get|Put|Delete)BucketPolicy$/.test(question.request.action);

function replacePrincipals(question, from, to) {
  let changed = false;
  for (const statement of resourceStatements(question))
    for (const element of ['Principal', 'NotPrincipal']) {
      const values = statement[element]?.AWS;
      if (values === undefined || !listed(values).includes(from)) continue;
      statement[element].AWS = listed(values).map((value) => (value === from ? to : value));
      changed = true;
    }
  return changed;
}

const blockedByPublicAccess = ({ ours }) => ours.reason === 'block-public-access.explicit-deny';

function denyAll(question) {
  delete question.world.blockPublicAccess;
  const deny = { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' };
  question.resource_policy = { ...question.resource_policy, Statement: [...resourceStatements(question), deny] };
  return true;
}

// The limiting policies' silence no longer matters, their Deny does.
function unlimit(policies) {
  return listed(policies).map((policy) => ({
    ...policy,
    Statement: [...listed(policy.Statement), everything.Statement[0]],
  }));
}

// whichgate leaves these open.
export const openRules = ['principal.canonical-user', 'block-public-access.undecided'];

export const layerRules = {
  'session.closed-operation'(question, before) {
    if (!['session.operation-closed', 'root-restriction.root-may-not-assume'].includes(before.ours.reason))
      return false;
    Object.assign(question, {
      identity_policies: [],
      session_policies: [],
      permission_boundary: null,
      scps: [],
      rcps: [],
    });
    question.resource_policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: '999999999999' }, Action: 'sts:AssumeRole' }],
    };
    delete question.endpoint_policies;
    return true;
  },
  'block-public-access.explicit'(question, before) {
    return blockedByPublicAccess(before) && before.peer.result !== 'Allowed' && denyAll(question);
  },
  'block-public-access.public'(question, before) {
    if (!question.world?.blockPublicAccess) return false;
    if (blockedByPublicAccess(before)) return before.peer.result === 'Allowed' && denyAll(question);
    delete question.world.blockPublicAccess;
    return true;
  },
  'block-public-access.undecided'(question, before) {
    if (before.ours.reason !== 'block-public-access.undecided') return false;
    if (before.peer.result !== 'Allowed') return denyAll(question);
    delete question.world.blockPublicAccess;
    return true;
  },
  'identity.get-caller-identity'(question) {
    if (question.request.action !== 'sts:GetCallerIdentity') return false;
    const { principal, principal_account: account } = question.request;
    Object.assign(question, {
      identity_policies: [everything],
      permission_boundary: null,
      session_policies: [],
      scps: [],
      rcps: [],
    });
    delete question.endpoint_policies;
    if (account === null || isRoot({ request: { principal } }))
      Object.assign(question.request, {
        principal: 'arn:aws:iam::111122223333:user/anybody',
        principal_account: '111122223333',
        principal_type: undefined,
      });
    return true;
  },
  'root.full-access'(question) {
    if (!isRoot(question)) return false;
    question.identity_policies = [everything];
    return true;
  },
  'root.task-session'(question) {
    if (!question.world?.assumedRoot || !question.session_policies.length) return false;
    const denies = question.session_policies.map((policy) => ({
      ...policy,
      Statement: listed(policy.Statement).filter((statement) => statement.Effect === 'Deny'),
    }));
    question.session_policies = [];
    question.scps = [[everything, ...denies.filter((policy) => policy.Statement.length)], ...question.scps];
    return true;
  },
  'root.bucket-policy'(question) {
    if (!question.resource_policy || !isBucketPolicyOfRoot(question)) return false;
    question.resource_policy = null;
    return true;
  },
  'scp.management-account'(question) {
    if (!question.scps.length || question.world?.managementAccount !== question.request.principal_account) return false;
    question.scps = [];
    return true;
  },
  'rcp.management-account'(question) {
    if (!question.rcps.length || question.world?.managementAccount !== question.request.resource_account) return false;
    question.rcps = [];
    return true;
  },
  'rcp.services'(question) {
    if (!question.rcps.length || reachedByRcps(question)) return false;
    question.rcps = [];
    return true;
  },
  'service-linked-role'(question) {
    if (!question.world?.serviceLinkedRole) return false;
    Object.assign(question, { scps: [], rcps: [], permission_boundary: null });
    return true;
  },
  'federated.no-session-policy'(question) {
    if (!isFederated(question) || question.session_policies.length) return false;
    question.session_policies = [nothing];
    return true;
  },
  'session.not-limiting'(question) {
    if (!question.session_policies.length || !question.resource_policy || !sameAccount(question)) return false;
    question.session_policies = unlimit(question.session_policies);
    return true;
  },
  'federated.user-of-that-name'(question) {
    const { principal, principal_account: account } = question.request;
    if (!isFederated(question) || question.world?.federatedBy) return false;
    return replacePrincipals(
      question,
      `arn:aws:iam::${account}:user/${principal.split('/')[1]}`,
      `arn:aws:iam::${account}:user/nobody`,
    );
  },
  'principal.unique-id'(question) {
    const { principal, context } = question.request;
    const id = context['aws:userid']?.split(':')[0];
    const role = `arn:aws:iam::${question.request.principal_account}:role/${resourceOf(principal).split('/')[1]}`;
    return replacePrincipals(
      question,
      id,
      principal.includes(':assumed-role/') ? (question.world?.roleArnOfSession ?? role) : principal,
    );
  },
  'principal.canonical-user'(question) {
    let changed = false;
    for (const statement of resourceStatements(question)) {
      if (statement.Effect !== 'Allow' || !statement.Principal?.CanonicalUser) continue;
      statement.Action = 'cloudtrail:LookupEvents';
      delete statement.NotAction;
      changed = true;
    }
    return changed;
  },
};
