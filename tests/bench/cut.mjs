// Cuts the small inputs of this folder from the large ones, and has `whichgate decide` say what is expected of them:
//
//   node tests/bench/cut.mjs WHICHGATE FOLDER
//
// FOLDER has the large inputs: data/w1.json and so on. The benchmarks check the expected decisions with an evaluator
// that shares no code with `decide`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [program, from] = process.argv.slice(2);
if (!from) {
  console.error('usage: node cut.mjs WHICHGATE FOLDER');
  process.exit(64);
}

const here = dirname(fileURLToPath(import.meta.url));
const read = (file) => JSON.parse(readFileSync(join(from, 'data', file), 'utf8'));
const write = (file, text) => {
  mkdirSync(dirname(join(here, file)), { recursive: true });
  writeFileSync(join(here, file), text + '\n');
};
const writeJson = (file, value) => write(join('data', file), JSON.stringify(value));
const every = (list, step) => list.filter((_, i) => i % step === 0);
const withAccount = (text, account) => text.replaceAll('${Account}', account);

// A letter for each request of a principal.
function decide(requests, { principal, account, identity, boundary, levels }) {
  const lines = requests.map(({ action, resource, context }) =>
    JSON.stringify({
      kind: 'decision',
      identity_policies: identity,
      resource_policy: null,
      permission_boundary: boundary ?? null,
      session_policies: [],
      scps: levels,
      rcps: [],
      request: {
        principal,
        principal_account: account,
        action,
        resource,
        resource_account: account,
        context,
      },
    }),
  );
  const answers = execFileSync(program, ['decide'], { input: lines.join('\n') + '\n', maxBuffer: 1 << 30 });
  const letters = { Allowed: 'A', ImplicitlyDenied: 'I', ExplicitlyDenied: 'D' };
  return answers
    .toString()
    .trim()
    .split('\n')
    .map((line) => {
      const letter = letters[JSON.parse(line).result];
      if (!letter) throw new Error(line);
      return letter;
    })
    .join('');
}

const documents = (list) => list.map((entry) => entry.policy);
const callerOf = (workload) => ({
  principal: workload.principal,
  account: workload.accountId,
  identity: documents(workload.identityPolicies),
  boundary: workload.permissionBoundaryPolicies?.[0].policy,
  levels: workload.serviceControlPolicies.map((level) => documents(level.policies)),
});

const managed = read('managed.json');

// W1 is small as it is.
const w1 = read('w1.json');
writeJson('w1.json', w1);
write('expected/w1.txt', decide(w1.requests, callerOf(w1)));

// W2 with ViewOnlyAccess in the place of ReadOnlyAccess, which is seven times as long.
const w2 = read('w2.json');
w2.requests = every(w2.requests, 20);
w2.identityPolicies = w2.identityPolicies.map((entry) =>
  entry.name === 'ReadOnlyAccess' ? { name: 'ViewOnlyAccess', policy: managed.ViewOnlyAccess } : entry,
);
writeJson('w2.json', w2);
write('expected/w2.txt', decide(w2.requests, callerOf(w2)));

// W3
const w3 = read('w3.json');
const catalog = every(read('catalog.json'), 60).map(({ action, resource }) => ({ action, resource }));
writeJson('w3.json', w3);
writeJson('catalog.json', catalog);
write(
  'expected/w3.txt',
  decide(
    catalog.map(({ action, resource }) => ({
      action,
      resource: withAccount(resource, w2.accountId),
      context: w3.context,
    })),
    callerOf(w2),
  ),
);

// W4: permission sets with and without an inline policy, one of which names an account.
const w4 = read('w4.json');
w4.permissionSets = [0, 1, 6, 8, 11].map((i) => w4.permissionSets[i]);
const named = JSON.stringify(w4.permissionSets).match(/\d{12}/g);
w4.accounts = w4.accounts.filter((account, i) => i % 27 === 0 || named.includes(account.id)).slice(0, 20);
w4.requests = every(w4.requests, 10);
const units = new Map(w4.ous.map((unit) => [unit.id, unit]));
const chain = (id) => (id ? [...chain(units.get(id).parent), units.get(id)] : []);
const kept = new Set(w4.accounts.flatMap((account) => chain(account.ou)));
w4.ous = w4.ous.filter((unit) => kept.has(unit));
writeJson('w4.json', w4);

const cells = w4.permissionSets.map((set) =>
  w4.accounts.map(({ id, ou, management, scps }) => {
    const role = `AWSReservedSSO_${set.name}_0123456789abcdef`;
    const principal = `arn:aws:iam::${id}:role/aws-reserved/sso.amazonaws.com/${role}`;
    const keys = { 'aws:PrincipalArn': principal, 'aws:PrincipalAccount': id, 'aws:ResourceAccount': id };
    const requests = w4.requests.map(({ action, resource, context }) => ({
      action,
      resource: withAccount(resource, id),
      context: { ...context, ...keys },
    }));
    const identity = set.managed.map((name) => managed[name]).concat(set.inline ?? []);
    const levels = management ? [] : [...chain(ou), { scps }].map((level) => level.scps.map((name) => w4.scps[name]));
    return decide(requests, { principal, account: id, identity, levels });
  }),
);

let state = 12345;
function draw(count) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * count);
}
let sample = '';
for (let i = 0; i < 1000; ++i) {
  const set = draw(w4.permissionSets.length);
  const account = draw(w4.accounts.length);
  sample += cells[set][account][draw(w4.requests.length)];
}
write('expected/w4-sample.txt', sample);
const all = cells.flat().join('');
write('expected/w4-totals.txt', [...'AID'].map((letter) => `${letter} ${all.split(letter).length - 1}`).join('\n'));

// The documents of W2 and W4, and some more for W5.
const names = [
  ...w4.permissionSets.flatMap((set) => set.managed),
  'AWSQuickSetupSSMDeploymentRolePolicy',
  'AmazonRDSReadOnlyAccess',
  'CloudWatchFullAccessV2',
  'NetworkAdministrator',
  'SupportUser',
  'SystemAdministrator',
];
const policies = Object.fromEntries([...new Set(names)].sort().map((name) => [name, managed[name]]));
writeJson('managed.json', policies);
write(
  'data/managed.ndjson',
  Object.values(policies)
    .map((policy) => JSON.stringify(policy))
    .join('\n'),
);
