import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate';

// A case as iam-simulate's public interface takes it. What that has no room for is left out: which account is the
// management account, which role is service-linked, a session's role and federated user.

const named = (policies, name) => policies.map((policy, i) => ({ name: `${name} ${i + 1}`, policy }));

const levels = (list, name) =>
  list.map((policies, i) => ({
    orgIdentifier: `${name} level ${i + 1}`,
    policies: named(policies, `${name} ${i + 1}`),
  }));

const listed = (policies) => (Array.isArray(policies) ? policies : [policies]);

function principalOf(request) {
  return request.principal_type === 'Anonymous' ? anonymousPrincipal : request.principal;
}

export function simulationOf(question) {
  const { request } = question;
  const simulation = {
    request: {
      principal: principalOf(request),
      action: request.action,
      resource: { resource: request.resource, accountId: request.resource_account },
      contextVariables: request.context,
    },
    identityPolicies: named(question.identity_policies, 'identity'),
    serviceControlPolicies: levels(question.scps, 'scp'),
    resourceControlPolicies: levels(question.rcps, 'rcp'),
  };
  if (question.resource_policy) simulation.resourcePolicy = question.resource_policy;
  if (question.permission_boundary)
    simulation.permissionBoundaryPolicies = named(listed(question.permission_boundary), 'boundary');
  if (question.session_policies.length) simulation.sessionPolicy = question.session_policies[0];
  if (question.endpoint_policies) simulation.vpcEndpointPolicies = named(question.endpoint_policies, 'endpoint');
  if (question.world?.blockPublicAccess?.RestrictPublicBuckets)
    simulation.additionalSettings = { s3: { blockPublicAccess: true } };
  return simulation;
}

// "Allowed", "ExplicitlyDenied", "ImplicitlyDenied" or "Refused", and what it says of the input.
export async function askPeer(question) {
  try {
    const answer = await runSimulation(simulationOf(question), {});
    if (answer.resultType === 'error') return { result: 'Refused', detail: answer.errors };
    return { result: answer.overallResult, detail: answer.result?.ignoredContextKeys ?? answer.resultType };
  } catch (error) {
    return { result: 'Refused', detail: String(error) };
  }
}
