#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "controller/yaml/value.h"

namespace redoubt::yaml {

/// The keys of a mapping that we know by name. Ask for every key there may be; what was never asked
/// for is said to be unknown when the Fields go out of scope. Keys are literals: they are kept for
/// that.
///
///     Fields host(value);
///     drawn.zone = host.required("zone").name().value_or("");
///     drawn.count = host.optional("count").integer(1, 4096).value_or(1);
///     drawn.tags = host.optional("tags").names(16);
class Fields {
 public:
  /// Says so where the value is no mapping; then, and where it is absent, all keys are absent.
  explicit Fields(Value mapping);
  /// The same, where another mapping gives the keys that this one does not: what is unknown there
  /// is said where `judge_template` is set.
  Fields(Value mapping, Value like, bool judge_template);
  ~Fields();
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  /// The value of a key; absent, and said to be missing, where the mapping has no such key.
  Value required(std::string_view key);

  /// The value of a key; absent where the mapping has no such key.
  Value optional(std::string_view key);

  /// Whether it stands there; asks for it too.
  bool has(std::string_view key) { return optional(key).present(); }

  /// The mapping itself, to say what is wrong with it.
  const Value& all() const { return mapping_; }

 private:
  struct Given {
    Value key;
    Value value;
    bool asked = false;
  };
  void take(const Value& mapping, bool judged);
  void tell();

  Value mapping_;
  std::optional<Value> like_;
  bool readable_ = false;
  std::vector<Given> given_;
  std::vector<std::string_view> known_;
  std::vector<std::string_view> demanded_;  // told to a witness
};

}  // namespace redoubt::yaml
