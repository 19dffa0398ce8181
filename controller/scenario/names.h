#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/value.h"

namespace redoubt::scenario {

/// What no reference points at; an Id made of it is not valid.
inline constexpr std::uint32_t kNone = UINT32_MAX;

/// Something that was declared, still to be read.
struct Item {
  std::string name;
  yaml::Value key;
  yaml::Value value;
};

/// The names of things of one kind, and where each was declared. A name stands for its place in the
/// order of declaration.
class Names {
 public:
  enum class Spelling : std::uint8_t { kName, kCode, kWords };

  /// `kind` is what one of them is called in messages.
  explicit Names(std::string_view kind, Spelling spelling = Spelling::kName)
      : kind_(kind), spelling_(spelling) {}

  /// False, and said, where it is spelled wrong, or taken.
  bool declare(const yaml::Value& name);

  /// What a reference means; kNone after it has said that there is no such thing, or where the
  /// reference is absent. `kind` is what is wanted there, where that is not all of them.
  std::uint32_t resolve(const yaml::Value& reference, std::string_view kind = {}) const;

  /// Of one reference or a list of them, those that mean something. None may stand there twice.
  std::vector<std::uint32_t> resolve_all(const yaml::Value& references, std::size_t most) const;

  std::uint32_t find(std::string_view name) const;
  std::size_t size() const { return places_.size(); }
  const yaml::Place& declared_at(std::uint32_t index) const { return places_.at(index); }

 private:
  std::string_view kind_;
  Spelling spelling_;
  std::map<std::string, std::uint32_t, std::less<>> index_;
  std::vector<yaml::Place> places_;
};

/// Says that a reference means nothing, and what its author may have meant: `near`, declared there,
/// where that is not empty.
void say_unknown(const yaml::Value& reference, std::string_view kind, std::string_view near,
                 const yaml::Place& declared_at);

/// The one of many names that somebody most likely meant; empty if none is near, or where guessing
/// for one fault after the other among so many would take long.
std::string_view guess(const yaml::Value& reference, std::string_view written,
                       const std::vector<std::string_view>& names);

/// "a zone", "an account", "data".
std::string with_article(std::string_view kind);

}  // namespace redoubt::scenario
