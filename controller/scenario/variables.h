#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "controller/yaml/binding.h"
#include "controller/yaml/findings.h"
#include "controller/yaml/value.h"

/// Variables of a scenario: `$(name)` in its files stands for what is set, drawn, or given as
/// default. Each draw of them is a scenario of its own, all of which are compiled and proved before
/// the day; the seed picks one.
///
///     variables:
///       first-target: {type: choice, draw: [port, grid]}
///       warning: {type: duration, default: 90 min, allowed: [45 min, 90 min]}
namespace redoubt::scenario {

inline constexpr std::size_t kVariantsMax = 64;

/// What is drawn together: variables of one stream take their first, second ... value at once.
struct Drawn {
  std::string stream;
  std::uint32_t values = 0;
};

class Variables {
 public:
  /// Reads the sections `variables` and `set` of all files; what is wrong is said.
  Variables(const std::vector<const yaml::Tree*>& files, yaml::Findings& findings);

  std::uint32_t variants() const { return variants_; }
  /// What the variables stand for in one variant, less than variants().
  yaml::Bindings bindings(std::uint32_t variant) const;
  const std::vector<Drawn>& drawn() const { return drawn_; }

 private:
  struct Variable {
    std::string name;
    std::string set;                 ///< or its default
    std::vector<std::string> draws;  ///< empty: nothing is drawn
    std::size_t stream = 0;          ///< index into drawn_
  };

  void read(const yaml::Value::Entry& entry);
  void read_draw(const yaml::Value& draw, const yaml::Value& stream, Variable& variable);
  void set(const yaml::Value::Entry& entry);

  std::vector<Variable> variables_;
  std::vector<std::vector<std::string>> allowed_;  ///< by variable; empty: anything of its type
  std::vector<std::size_t> types_;                 ///< by variable
  std::vector<Drawn> drawn_;
  std::uint32_t variants_ = 1;
};

/// The variant that a seed draws.
std::uint32_t variant_of(const std::vector<Drawn>& drawn, std::uint64_t seed);

}  // namespace redoubt::scenario
