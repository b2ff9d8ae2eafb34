import { home } from './vocabulary.mjs';

// Who asks, and every form in which a resource-based policy may name them.

const weights = {
  user: 40,
  role: 36,
  federated: 7,
  root: 3,
  service: 6,
  anonymous: 5,
  serviceLinked: 2,
  rootSession: 1,
  provider: 2,
};

// `arn` is what aws:PrincipalArn holds; `links` are what a NotPrincipal has to list beside the account.
function arnCaller(kind, name, links, world = {}) {
  const arn = name.includes(':assumed-role/') ? links[0] : name;
  return { kind, arn, request: { principal: name, principal_account: home }, links, world };
}

const makers = {
  user(random) {
    const arn = `arn:aws:iam::${home}:user/${random.chance(0.2) ? 'team/' : ''}alice`;
    return { ...arnCaller('user', arn, [arn]), uniqueId: 'AIDAAAAAAAAAAAAAAAAAA', userid: 'AIDAAAAAAAAAAAAAAAAAA' };
  },
  role(random) {
    const session = `arn:aws:sts::${home}:assumed-role/App/alice`;
    const role = `arn:aws:iam::${home}:role/${random.chance(0.15) ? 'team/' : ''}App`;
    const world = role.includes('/team/') ? { roleArnOfSession: role } : {};
    const caller = arnCaller('role', session, [role, session], world);
    return { ...caller, uniqueId: 'AROAAAAAAAAAAAAAAAAAA', userid: 'AROAAAAAAAAAAAAAAAAAA:alice' };
  },
  federated(random) {
    const session = `arn:aws:sts::${home}:federated-user/alice`,
      user = `arn:aws:iam::${home}:user/alice`;
    return arnCaller('federated', session, [user, session], random.chance(0.6) ? { federatedBy: user } : {});
  },
  root: () => arnCaller('root', `arn:aws:iam::${home}:root`, [], { rootUser: true }),
  rootSession: () => arnCaller('rootSession', `arn:aws:iam::${home}:root`, [], { assumedRoot: true }),
  serviceLinked() {
    const session = `arn:aws:sts::${home}:assumed-role/AWSServiceRoleForSupport/s`;
    const role = `arn:aws:iam::${home}:role/AWSServiceRoleForSupport`;
    return arnCaller('serviceLinked', session, [role, session], { serviceLinkedRole: true });
  },
  service() {
    const request = { principal: 'cloudtrail.amazonaws.com', principal_type: 'Service', principal_account: null };
    return { kind: 'service', request, links: [], world: {} };
  },
  provider() {
    const principal = `arn:aws:iam::${home}:saml-provider/Office`;
    const request = { principal, principal_type: 'Federated', principal_account: null };
    return { kind: 'provider', request, links: [], world: {} };
  },
  anonymous() {
    const request = { principal: 'anonymous', principal_type: 'Anonymous', principal_account: null };
    return { kind: 'anonymous', request, links: [], world: {} };
  },
};

export function callerOf(random) {
  return makers[random.weighted(weights)](random);
}

export const inAnAccount = (caller) => !['service', 'provider', 'anonymous'].includes(caller.kind);
export const hasIdentityPolicies = (caller) => inAnAccount(caller) && !['root', 'rootSession'].includes(caller.kind);

const aws = (value) => ({ AWS: value });

function accountForms() {
  return [aws(home), aws(`arn:aws:iam::${home}:root`)];
}

function namingForms(caller) {
  const forms = caller.links.map(aws);
  if (inAnAccount(caller)) forms.push(...accountForms());
  if (caller.uniqueId) forms.push(aws(caller.uniqueId));
  if (caller.kind === 'service') forms.push({ Service: caller.request.principal });
  if (caller.kind === 'provider') forms.push({ Federated: caller.request.principal });
  return forms;
}

const strangers = [
  aws('444455556666'),
  aws('arn:aws:iam::111122223333:user/Alice'),
  aws('arn:aws:iam::111122223333:user/other/alice'),
  aws('arn:aws:iam::444455556666:role/App'),
  aws('arn:aws:iam::111122223333:role/Ap'),
  aws('arn:aws:sts::111122223333:assumed-role/App/bob'),
  aws('arn:aws:sts::111122223333:federated-user/bob'),
  aws('AIDABBBBBBBBBBBBBBBBB'),
  { Service: 'ec2.amazonaws.com' },
  { Federated: 'arn:aws:iam::111122223333:saml-provider/Home' },
];

const canonicalUser = { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' };

export function principalFor(random, caller, hits) {
  if (random.chance(0.004)) return canonicalUser;
  if (!hits) return random.pick(strangers);
  const forms = namingForms(caller);
  if (random.chance(0.35) || forms.length === 0) return random.pick(['*', aws('*')]);
  return withStrangers(random, random.pick(forms));
}

function withStrangers(random, form) {
  if (!random.chance(0.2)) return form;
  const [[kind, value]] = Object.entries(form),
    [[otherKind, otherValue]] = Object.entries(random.pick(strangers));
  return kind === otherKind ? { [kind]: [otherValue, value] } : { ...form, [otherKind]: [otherValue] };
}

// Some of the links of the caller's chain, or all of them.
export function notPrincipalFor(random, caller) {
  if (caller.kind === 'service' && random.chance(0.5)) return { Service: caller.request.principal };
  const chain = inAnAccount(caller) ? [`arn:aws:iam::${home}:root`, ...caller.links] : [];
  const listed = chain.filter(() => random.chance(0.7));
  return aws(listed.length ? listed : ['arn:aws:iam::111122223333:user/Alice']);
}
