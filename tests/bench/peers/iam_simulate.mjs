import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';

// cloud-copilot's iam-simulate. It takes policies as JSON objects and reads them in each call; there is no form to
// prepare. Both entries build the explanation; the unsafe one checks no input and returns the decision alone.

const letters = { Allowed: 'A', ExplicitlyDenied: 'D', ImplicitlyDenied: 'I' };

class IamSimulate {
  leftOut = 0;

  constructor(documents) {
    this.documents = documents;
  }

  simulationOf(question) {
    const named = (numbers) => numbers.map((number) => this.documents[number]);
    return {
      request: {
        principal: question.principal,
        action: question.action,
        resource: { resource: question.resource, accountId: question.account },
        contextVariables: question.context,
      },
      identityPolicies: named(question.identity),
      serviceControlPolicies: question.levels.map((level, i) => ({
        orgIdentifier: `level ${i}`,
        policies: named(level),
      })),
      resourceControlPolicies: [],
      permissionBoundaryPolicies: question.boundary ? named(question.boundary) : undefined,
    };
  }
}

export class PublicEntry extends IamSimulate {
  prepare(question) {
    const simulation = this.simulationOf(question);
    return async () => letters[(await runSimulation(simulation, {})).overallResult] ?? '?';
  }
}

export class UnsafeEntry extends IamSimulate {
  prepare(question) {
    const simulation = this.simulationOf(question);
    return () => letters[runUnsafeSimulation(simulation, {})] ?? '?';
  }
}
