#include "whichgate/world.hpp"
#include "world/table_functions.hpp"

namespace whichgate {

template class Table<Account>;
template class Table<IamUser>;
template class Table<IamGroup>;
template class Table<IamRole>;
template class Table<IamPolicy>;
template class Table<AccessKey>;
template class Table<Resource>;
template class Table<Session>;
template class Table<DirectoryUser>;
template class Table<DirectoryGroup>;
template class Table<GroupMembership>;
template class Table<PermissionSet>;
template class Table<AccountAssignment>;
template class Table<Provisioning>;
template class Table<OrganizationNode>;
template class Table<OrganizationPolicy>;
template class Table<Handshake>;

}  // namespace whichgate
