#pragma once

#include <span>
#include <string_view>

#include "controller/yaml/tree.h"

namespace redoubt::yaml {

/// Is told how files are read, value by value, so that a description of their language can be held
/// to what its readers really do. Set by Findings::watched_by; none is set outside of tests.
class Witness {
 public:
  Witness() = default;
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;
  virtual ~Witness() = default;

  /// A mapping was read by these keys, whether they stand in it or not; those that are `demanded`
  /// had to.
  virtual void keys(const Node& mapping, std::span<const std::string_view> asked,
                    std::span<const std::string_view> demanded) = 0;

  /// A value was read as this, in the words of its faults: "a duration such as ...", "a list".
  virtual void value(const Node& value, std::string_view as) = 0;

  /// A value was read as one of these words.
  virtual void word(const Node& value, std::span<const std::string_view> words) = 0;
};

}  // namespace redoubt::yaml
