// What cases speak of: accounts, actions with resources that they really take, condition keys that really go with them.

export const home = '111122223333';
export const other = '444455556666';

// `near`: resources of the same service. Without `resource` the action has no resource types. `keys`: beside those
// that every request may carry. `rcp`: RCPs reach the service.
export const actions = [
  {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::example-bucket/home/alice/a.txt',
    near: ['arn:aws:s3:::example-bucket/home/Alice/a.txt', 'arn:aws:s3:::example-bucket'],
    rcp: true,
    keys: ['s3:signatureAge'],
  },
  {
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::example-bucket/blue/b.txt',
    near: ['arn:aws:s3:::example-bucket/red/b.txt', 'arn:aws:s3:::other-bucket/blue/b.txt'],
    rcp: true,
    keys: ['s3:signatureAge', 's3:x-amz-storage-class'],
  },
  {
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::example-bucket',
    near: ['arn:aws:s3:::example-bucket2', 'arn:aws:s3:::Example-bucket'],
    rcp: true,
    keys: ['s3:prefix', 's3:max-keys', 's3:delimiter'],
  },
  {
    action: 's3:DeleteBucketPolicy',
    resource: 'arn:aws:s3:::example-bucket',
    near: ['arn:aws:s3:::other-bucket'],
    rcp: true,
    keys: [],
  },
  { action: 's3:ListAllMyBuckets', rcp: true, keys: [] },
  {
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:us-east-1:ACCOUNT:alice',
    near: ['arn:aws:sqs:us-east-2:ACCOUNT:alice', 'arn:aws:sqs:us-east-1:ACCOUNT:bob'],
    rcp: true,
    keys: [],
  },
  {
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:us-east-1:ACCOUNT:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    near: ['arn:aws:kms:us-east-1:ACCOUNT:key/0000abcd-12ab-34cd-56ef-1234567890ab'],
    rcp: true,
    must: true,
    keys: ['kms:EncryptionContextKeys', 'kms:ViaService', 'kms:CallerAccount'],
  },
  {
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::ACCOUNT:role/Target',
    near: ['arn:aws:iam::ACCOUNT:role/target', 'arn:aws:iam::ACCOUNT:role/Other'],
    rcp: true,
    must: true,
    trust: true,
    keys: ['sts:ExternalId', 'sts:RoleSessionName', 'sts:TransitiveTagKeys'],
  },
  { action: 'sts:GetCallerIdentity', rcp: true, keys: [] },
  {
    action: 'dynamodb:GetItem',
    resource: 'arn:aws:dynamodb:us-east-1:ACCOUNT:table/blue',
    near: ['arn:aws:dynamodb:us-east-1:ACCOUNT:table/red', 'arn:aws:dynamodb:us-west-2:ACCOUNT:table/blue'],
    rcp: true,
    keys: ['dynamodb:LeadingKeys', 'dynamodb:Attributes', 'dynamodb:Select'],
  },
  {
    action: 'ec2:StopInstances',
    resource: 'arn:aws:ec2:us-east-1:ACCOUNT:instance/i-0123456789abcdef0',
    near: ['arn:aws:ec2:us-east-1:ACCOUNT:instance/i-ffff456789abcdef0', 'arn:aws:ec2:us-east-1:ACCOUNT:volume/vol-1'],
    identityOnly: true,
    keys: ['ec2:ResourceTag/Team', 'aws:ResourceTag/Team', 'ec2:InstanceType', 'ec2:EbsOptimized'],
  },
  {
    action: 'ec2:CreateTags',
    resource: 'arn:aws:ec2:us-east-1:ACCOUNT:volume/vol-0123456789abcdef0',
    near: ['arn:aws:ec2:us-east-1:ACCOUNT:instance/i-0123456789abcdef0'],
    identityOnly: true,
    keys: ['aws:RequestTag/Team', 'aws:TagKeys', 'ec2:CreateAction'],
  },
  { action: 'ec2:DescribeInstances', identityOnly: true, keys: ['ec2:Region'] },
  {
    action: 'lambda:InvokeFunction',
    resource: 'arn:aws:lambda:us-east-1:ACCOUNT:function:alice',
    near: ['arn:aws:lambda:us-east-1:ACCOUNT:function:bob', 'arn:aws:lambda:us-east-1:ACCOUNT:function:alice:1'],
    keys: [],
  },
  {
    action: 'secretsmanager:GetSecretValue',
    resource: 'arn:aws:secretsmanager:us-east-1:ACCOUNT:secret:blue-a1b2c3',
    near: ['arn:aws:secretsmanager:us-east-1:ACCOUNT:secret:red-a1b2c3'],
    rcp: true,
    keys: ['secretsmanager:VersionStage'],
  },
  {
    action: 'iam:PassRole',
    resource: 'arn:aws:iam::ACCOUNT:role/Target',
    near: ['arn:aws:iam::ACCOUNT:role/Other'],
    identityOnly: true,
    keys: ['iam:PassedToService'],
  },
];

// What only an identity provider asks for.
export const signIn = {
  action: 'sts:AssumeRoleWithSAML',
  resource: 'arn:aws:iam::ACCOUNT:role/Target',
  near: ['arn:aws:iam::ACCOUNT:role/Other'],
  rcp: true,
  must: true,
  trust: true,
  keys: ['sts:RoleSessionName', 'SAML:sub', 'SAML:aud'],
};

export const everyKey = [
  'aws:username',
  'aws:userid',
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalTag/Team',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:SourceIp',
  'aws:VpcSourceIp',
  'aws:SourceVpce',
  'aws:SecureTransport',
  'aws:MultiFactorAuthPresent',
  'aws:MultiFactorAuthAge',
  'aws:ViaAWSService',
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:TokenIssueTime',
  'aws:CalledVia',
  'aws:UserAgent',
  'aws:referer',
  'aws:SourceArn',
  'aws:SourceAccount',
  'aws:TagKeys',
  'aws:ResourceAccount',
];

const types = {
  Arn: ['aws:PrincipalArn', 'aws:SourceArn'],
  Bool: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent', 'aws:ViaAWSService', 'ec2:EbsOptimized'],
  Numeric: ['aws:MultiFactorAuthAge', 's3:max-keys', 's3:signatureAge'],
  Date: ['aws:CurrentTime', 'aws:EpochTime', 'aws:TokenIssueTime'],
  IpAddress: ['aws:SourceIp', 'aws:VpcSourceIp'],
  Binary: ['aws:referer'],
};

const multivalued = new Set([
  'aws:PrincipalOrgPaths',
  'aws:CalledVia',
  'aws:TagKeys',
  'kms:EncryptionContextKeys',
  'sts:TransitiveTagKeys',
  'dynamodb:LeadingKeys',
  'dynamodb:Attributes',
]);

export const typeOf = (key) => Object.keys(types).find((type) => types[type].includes(key)) ?? 'String';
export const isMultivalued = (key) => multivalued.has(key);

// Values by type: plain ones, and odd ones on which evaluators part.
export const values = {
  String: {
    plain: ['alice', 'Alice', 'bob', 'blue', 'red', 'us-east-1', 'o-mine', 'home/alice', '111122223333'],
    odd: ['', 'a*e', 'r?d', '${aws:username}', 'b\u00e4r', 'B\u00c4R', ' alice', 'arn:aws:s3:::example-bucket'],
  },
  Arn: {
    plain: [
      'arn:aws:iam::111122223333:user/alice',
      'arn:aws:iam::111122223333:role/App',
      'arn:aws:iam::444455556666:role/App',
      'arn:aws:sns:us-east-1:111122223333:topic:alice',
      'arn:aws:cloudtrail:us-east-1:111122223333:trail/blue',
    ],
    odd: ['arn:aws:IAM::111122223333:user/alice', 'arn:aws:sns', 'alice', '', 'arn:aws:iam::111122223333:user/a*e'],
  },
  Bool: { plain: ['true', 'false'], odd: ['True', 'FALSE', 'yes', '1', ''] },
  Numeric: {
    plain: ['0', '1', '5', '10', '100', '3600', '3.5'],
    odd: ['-5', '10.0', '010', '10abc', ' 10', '1e1', '', '+5', '.5', '12345678901234567890', '12345678901234567891'],
  },
  Date: {
    plain: ['2026-01-01T00:00:00Z', '2026-06-01T12:00:00Z', '2026-06-01T14:00:00+02:00', '2026-06-01'],
    odd: [
      '1780315200',
      '1767225600',
      '2026',
      '2026-06',
      '2026-06-01T12:00:00.5Z',
      '2026-06-01T12:00:00',
      '2026-06-01T12:00Z',
      'noon',
      '1767225600000',
    ],
  },
  IpAddress: {
    plain: ['203.0.113.7', '203.0.113.8', '198.51.100.1', '10.1.2.3'],
    odd: ['2001:db8::1', '2001:DB8:0:0:0:0:0:1', '::ffff:203.0.113.7', '203.0.113.300', '203.0.113.07', 'home', ''],
  },
  Binary: { plain: ['QUJD', 'QUJDRA==', 'Ymx1ZQ=='], odd: ['QUJDRA', 'QUJDRB==', '!', ''] },
};

// Ranges that only policies hold.
export const ranges = {
  plain: ['203.0.113.0/24', '203.0.113.7/32', '198.51.100.0/24', '10.0.0.0/8', '203.0.113.7'],
  odd: [
    '0.0.0.0/0',
    '2001:db8::/32',
    '2001:db8::1',
    '2001:0db8::1/128',
    '::/0',
    '203.0.113.9/24',
    '128.0.0.0/1',
    '203.0.113.0/33',
    '203.0.113.0/',
  ],
};
