#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "controller/yaml/tree.h"
#include "controller/yaml/value.h"

namespace redoubt::scenario {

inline constexpr std::int64_t kFormatVersion = 1;

/// The sections of all files, those of one name joined. Keeps the trees that its values lie in.
class Sections {
 public:
  explicit Sections(yaml::Findings& findings) : findings_(&findings) {}

  /// Takes a file's sections in, and says what is wrong at its top.
  void add(std::unique_ptr<const yaml::Tree> file);

  /// What stands under this name, file by file.
  const std::vector<yaml::Value>& of(std::string_view section) const;

  /// The entries of a section that maps names, from all files; what is too many is said.
  std::vector<yaml::Value::Entry> entries(std::string_view section, std::size_t most) const;

  /// The elements of a section that lists, from all files.
  std::vector<yaml::Value> elements(std::string_view section, std::size_t most) const;

  /// Keeps a tree that was made from one of these, as long as them; its root.
  yaml::Value keep(std::unique_ptr<const yaml::Tree> made);

  yaml::Findings& findings() const { return *findings_; }

 private:
  yaml::Findings* findings_;
  std::vector<std::unique_ptr<const yaml::Tree>> files_;
  std::map<std::string_view, std::vector<yaml::Value>> sections_;
};

}  // namespace redoubt::scenario
