#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "controller/scenario/grammar.h"
#include "controller/yaml/witness.h"

namespace redoubt::scenario {

/// Looks on while files are read, and compares what is asked for with what the grammar says.
class GrammarWitness final : public yaml::Witness {
 public:
  void keys(const yaml::Node& mapping, std::span<const std::string_view> asked,
            std::span<const std::string_view> demanded) override;
  void value(const yaml::Node& value, std::string_view as) override;
  void word(const yaml::Node& value, std::span<const std::string_view> words) override;

  /// What was read otherwise than the grammar says, and what the grammar says that was never read
  /// like that: a line each, and empty where both agree.
  std::string disagreements() const;

 private:
  /// How often a mapping was read, and its keys.
  struct Tally {
    std::size_t read = 0;
    std::map<std::string, std::size_t, std::less<>> asked;
    std::map<std::string, std::size_t, std::less<>> demanded;
  };

  void judge(const grammar::Mapping& mapping, const std::string& head,
             std::set<std::string>& wrong) const;
  void judge(const grammar::Mapping& mapping, const grammar::Key& key, const std::string& head,
             const Tally& tally, std::set<std::string>& wrong) const;
  void judge_shapes(const grammar::Mapping& mapping, std::set<std::string>& wrong) const;

  /// By the key of which one stands there; empty where there is no such choice.
  std::map<const grammar::Mapping*, std::map<std::string, Tally>> read_;
  std::set<const grammar::Shape*> shown_;
  std::set<std::string> wrong_;
};

}  // namespace redoubt::scenario
