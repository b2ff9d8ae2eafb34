#include "whichgate/iam.hpp"

#include "text/text.hpp"

namespace whichgate {

std::vector<std::string> IamPolicy::tags() const {
  return {"account:" + account, "name:" + account + "/" + text::lower(name)};
}

}  // namespace whichgate
