#include <array>

#include "gates/gate.hpp"

namespace whichgate::gates {

std::span<const Check> order() {
  static constexpr std::array<Check, gate_count> checks{account_state,
                                                        sign_in,
                                                        assignment,
                                                        provisioning,
                                                        session,
                                                        billing_activation,
                                                        linked_account_access,
                                                        console_action_set,
                                                        root_restriction,
                                                        s3_block_public_access,
                                                        scp,
                                                        rcp,
                                                        vpc_endpoint_policy,
                                                        permissions_boundary,
                                                        session_policy,
                                                        identity_policy,
                                                        resource_policy};
  return checks;
}

GateReport passed(Gate gate, std::string detail, std::string_view reason) {
  return {gate, Outcome::passed, std::string(reason), std::move(detail), {}, {}, {}};
}
GateReport blocked(Gate gate, std::string_view reason, std::string detail) {
  return {gate, Outcome::blocked, std::string(reason), std::move(detail), {}, {}, {}};
}
GateReport unknown(Gate gate, std::string_view reason, std::string detail) {
  return {gate, Outcome::unknown, std::string(reason), std::move(detail), {}, {}, {}};
}
GateReport not_applicable(Gate gate, std::string detail, std::string_view reason) {
  return {gate, Outcome::not_applicable, std::string(reason), std::move(detail), {}, {}, {}};
}

}  // namespace whichgate::gates
