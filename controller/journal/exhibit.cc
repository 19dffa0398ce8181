#include "controller/journal/exhibit.h"

#include <algorithm>
#include <string_view>

namespace redoubt::journal {

using terms::Code;
using terms::Error;

std::string describe(std::uint64_t number, const Exhibit& exhibit) {
  const std::string which = "exhibit " + std::to_string(number);
  return is_tame_path(exhibit.path) ? which + " (" + exhibit.path + ")" : which;
}

bool is_tame_path(const std::string& path) {
  if (path.empty() || path.size() > kExhibitPathBytesMax) return false;
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7f) return false;
  }
  std::string_view rest = path;
  while (true) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    rest.remove_prefix(slash + 1);
  }
}

terms::Result<std::vector<Exhibit>> arranged(std::vector<Exhibit> exhibits) {
  if (exhibits.size() > kExhibitsMax) {
    return Error{Code::kResourceExhausted, std::to_string(exhibits.size()) +
                                               " exhibits; a journal takes at most " +
                                               std::to_string(kExhibitsMax)};
  }
  std::ranges::sort(exhibits, {}, &Exhibit::path);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < exhibits.size(); ++i) {
    const std::string& path = exhibits[i].path;
    if (!is_tame_path(path)) {
      return Error{Code::kInvalidArgument,
                   "exhibit '" + path.substr(0, 80) + "': the path must be relative and plain"};
    }
    if (i > 0 && path == exhibits[i - 1].path) {
      return Error{Code::kInvalidArgument, "exhibit '" + path + "' is there twice"};
    }
    bytes += exhibits[i].content.size();
  }
  if (bytes > kExhibitBytesMax) {
    return Error{Code::kResourceExhausted, "the exhibits have " + std::to_string(bytes) +
                                               " bytes together; a journal takes at most " +
                                               std::to_string(kExhibitBytesMax)};
  }
  return exhibits;
}

}  // namespace redoubt::journal
