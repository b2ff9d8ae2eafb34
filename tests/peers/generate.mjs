import { callerOf, hasIdentityPolicies, inAnAccount, notPrincipalFor, principalFor } from './callers.mjs';
import { conditionsOn, contextOf, loosen, variable } from './conditions.mjs';
import { Random } from './random.mjs';
import { actions, everyKey, home, other, signIn } from './vocabulary.mjs';

// Random cases of the kind "decision": every layer, each of its parts matching the request or just missing it.

const full = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

class Generator {
  constructor(random) {
    this.random = random;
    this.caller = callerOf(random);
    this.about = this.caller.kind === 'provider' ? signIn : random.pick(actions);
    this.account = random.chance(0.25) ? other : home;
    if (this.caller.kind === 'provider') this.account = home;
    this.resource = this.about.resource?.replace('ACCOUNT', this.account) ?? '*';
    this.keys = [...new Set([...random.some(everyKey, 7), 'aws:username', ...this.about.keys])];
    this.context = contextOf(random, this.keys);
    if (this.caller.userid && random.chance(0.9)) this.context['aws:userid'] = this.caller.userid;
    if (this.context['aws:PrincipalArn'] !== undefined) this.context['aws:PrincipalArn'] = this.caller.arn;
    if (this.caller.arn === undefined) delete this.context['aws:PrincipalArn'];
    for (const key of Object.keys(this.context)) if (!this.keys.includes(key)) this.keys.push(key);
  }

  // The pattern of an action or a resource as it may be written: alone or among others.
  listed(pattern, others) {
    if (!this.random.chance(0.25)) return pattern;
    return this.random.chance(0.5) ? [pattern] : [this.random.pick(others), pattern];
  }

  hittingAction() {
    const [service, name] = this.about.action.split(':');
    return this.random.weighted({
      [this.about.action]: 40,
      [`${service}:*`]: 25,
      '*': 15,
      [`${service}:${name.slice(0, 3)}*`]: 8,
      [this.about.action.toUpperCase()]: 4,
      [`${service}:?${name.slice(1)}`]: 4,
      [`${service}:*${name.slice(-4)}`]: 4,
      '*:*': 0.1,
      [`*:${name}`]: 0.1,
    });
  }

  missingAction() {
    const { action } = this.about;
    return this.random.pick([
      `${action}Version`,
      action.slice(0, -1),
      `${action.split(':')[0]}:List?`,
      'iam:*',
      `${action},Get*`,
      action.replace(':', ':?'),
      `${action} `,
    ]);
  }

  actionPart(hits, plain) {
    const others = ['iam:GetUser', 'cloudtrail:*'];
    if (!plain && this.random.chance(0.1))
      return { NotAction: this.listed(hits ? this.missingAction() : this.hittingAction(), others) };
    return { Action: this.listed(hits ? this.hittingAction() : this.missingAction(), others) };
  }

  hittingResource() {
    const { random, resource } = this;
    const parts = resource.split(':');
    if (resource === '*' || random.chance(0.35)) return '*';
    const last = parts.slice(5).join(':');
    switch (
      random.weighted({
        exact: 30,
        service: 14,
        loose: 20,
        variable: 14,
        segment: 8,
        short: 3,
        type: 3,
        anywhere: 3,
        letters: 1,
      })
    ) {
      case 'service':
        return [...parts.slice(0, 3), '*', '*', '*'].join(':');
      case 'loose':
        return [...parts.slice(0, 5), loosen(random, last)].join(':');
      case 'variable':
        return [...parts.slice(0, 5), this.withVariable(last)].join(':');
      case 'segment':
        return parts.map((part, i) => ((i === 3 || i === 4) && random.chance(0.5) ? '*' : part)).join(':');
      case 'short':
        return parts.slice(0, random.between(3, 5)).join(':');
      case 'type':
        return [...parts.slice(0, 5), last.replace(/^[a-z]+/, (type) => loosen(random, type))].join(':');
      case 'anywhere':
        return `arn:${loosen(random, parts.slice(1).join(':'))}`;
      case 'letters':
        return [...parts.slice(0, 2), parts[2].toUpperCase(), ...parts.slice(3)].join(':');
      default:
        return resource;
    }
  }

  // A variable in the place of a word that a key may hold.
  withVariable(text) {
    const word = ['alice', 'blue', 'Target'].find((each) => text.includes(each));
    if (!word || this.random.chance(0.2)) return `${text}${variable(this.random, this.keys)}`;
    const keys = this.keys.filter((key) => this.context[key] === word);
    return text.replace(word, () => variable(this.random, keys.length && this.random.chance(0.6) ? keys : this.keys));
  }

  missingResource() {
    const { random, about, resource } = this;
    if (resource === '*') return random.pick(['arn:aws:s3:::*', 'arn:aws:*:*:*:*', '*a']);
    return random.chance(0.6)
      ? random.pick(about.near).replace('ACCOUNT', this.account)
      : random.pick([`${resource}x`, resource.slice(0, -1), resource.toUpperCase().replace('ARN', 'arn')]);
  }

  resourcePart(hits) {
    if (this.random.chance(0.08))
      return {
        NotResource: this.listed(hits ? this.missingResource() : this.hittingResource(), ['arn:aws:s3:::logs/*']),
      };
    return { Resource: this.listed(hits ? this.hittingResource() : this.missingResource(), ['arn:aws:s3:::logs/*']) };
  }

  principalPart(layer, hits, effect) {
    if (layer === 'rcp') return { Principal: '*' };
    if (!['resource', 'endpoint'].includes(layer)) return {};
    if (layer === 'endpoint' && this.random.chance(0.97)) return { Principal: '*' };
    if (effect === 'Deny' && this.random.chance(0.2))
      return { NotPrincipal: notPrincipalFor(this.random, this.caller) };
    if (effect === 'Allow' && this.random.chance(0.002)) return { NotPrincipal: { AWS: other } };
    return { Principal: principalFor(this.random, this.caller, hits) };
  }

  // Every part hits with this probability.
  statement(layer, effect, probability) {
    const { random } = this;
    const hits = () => random.chance(probability);
    const statement = {
      Effect: effect,
      ...this.principalPart(layer, hits(), effect),
      ...this.actionPart(hits(), layer === 'rcp' || this.isTrust(layer)),
    };
    if (layer === 'rcp' && [statement.Action].flat().some((action) => /^[*:]+$/.test(action)))
      statement.Action = `${this.about.action.split(':')[0]}:*`;
    if (!this.isTrust(layer))
      Object.assign(statement, layer === 'scp' && effect === 'Allow' ? { Resource: '*' } : this.resourcePart(hits()));
    const count = Number(random.weighted(effect === 'Allow' ? { 0: 10, 1: 8, 2: 2 } : { 0: 3, 1: 10, 2: 5 }));
    if (count) statement.Condition = conditionsOn(random, count, this.keys, this.context);
    return statement;
  }

  isTrust(layer) {
    return layer === 'resource' && this.about.trust;
  }

  policy(layer, likely = 0.97) {
    const { random } = this;
    const statements = [];
    if (layer !== 'rcp' && random.chance(0.95)) statements.push(this.statement(layer, 'Allow', likely));
    while (random.chance(0.35))
      statements.push(this.statement(layer, layer !== 'rcp' && random.chance(0.5) ? 'Allow' : 'Deny', 0.8));
    if (statements.length === 0) statements.push(this.statement(layer, 'Deny', 0.8));
    const version = ['scp', 'rcp'].includes(layer) ? '2012' : random.weighted({ 2012: 88, 2008: 6, none: 6 });
    const policy = version === 'none' ? {} : { Version: `${version}-10-17` };
    return { ...policy, Statement: statements.length === 1 && random.chance(0.2) ? statements[0] : statements };
  }

  policies(layer, most) {
    return Array.from({ length: this.random.between(1, most) }, () => this.policy(layer));
  }

  scps() {
    const level = () => {
      if (this.random.chance(0.01)) return [];
      const policies = this.random.chance(0.85) ? [full] : [];
      while (policies.length === 0 || this.random.chance(0.3)) policies.push(this.policy('scp'));
      return policies;
    };
    return Array.from({ length: this.random.between(1, 3) }, level);
  }

  rcps() {
    return Array.from({ length: this.random.between(1, 2) }, () =>
      this.random.chance(0.5) ? this.policies('rcp', 1) : [],
    );
  }

  resourcePolicy() {
    const { about, random } = this;
    if (!about.resource || (about.identityOnly && !random.chance(0.1))) return null;
    const needed = about.must || this.account !== home || !inAnAccount(this.caller);
    return random.chance(about.must ? 1 : needed ? 0.96 : 0.45) ? this.policy('resource') : null;
  }

  make(id) {
    const { random, caller } = this;
    const identity = hasIdentityPolicies(caller),
      session = ['role', 'federated', 'rootSession'].includes(caller.kind);
    const question = {
      id,
      kind: 'decision',
      identity_policies: identity && random.chance(0.9) ? this.policies('identity', 2) : [],
      resource_policy: this.resourcePolicy(),
      permission_boundary: identity && random.chance(0.22) ? this.policy('boundary') : null,
      session_policies:
        session && random.chance(caller.kind === 'federated' ? 0.7 : 0.3) ? [this.policy('session')] : [],
      scps: inAnAccount(caller) && random.chance(0.35) ? this.scps() : [],
      rcps: random.chance(0.25) ? this.rcps() : [],
      request: {
        ...caller.request,
        action: this.about.action,
        resource: this.resource,
        resource_account: this.account,
        context: this.context,
      },
    };
    if (random.chance(0.12)) question.endpoint_policies = this.policies('endpoint', 1);
    if (!this.about.resource) question.request.wildcard_only_action = true;
    const world = { ...caller.world };
    if (random.chance(0.03)) world.managementAccount = random.pick([home, other]);
    if (question.resource_policy && this.about.action.startsWith('s3:') && random.chance(0.1))
      world.blockPublicAccess = { RestrictPublicBuckets: true };
    if (Object.keys(world).length) question.world = world;
    return question;
  }
}

export function generate(seed, index) {
  return new Generator(new Random(seed, index)).make(`${seed}/${index}`);
}
