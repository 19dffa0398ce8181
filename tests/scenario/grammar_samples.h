#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "controller/scenario/grammar.h"

namespace redoubt::scenario {

/// Files made from the grammar, in which every key stands that may stand there, so that what is
/// added to the grammar is shown to the readers without more ado. They are well written, and no
/// more than that: most exercises in them make no sense.
class Samples {
 public:
  /// Of several shapes, words or keys of which one stands there, the files that are numbered one
  /// after the other show one after the other.
  explicit Samples(std::size_t number) : number_(number) {}

  /// With every section but these, or with these alone.
  std::string without(const std::set<std::string_view>& sections) const;
  std::string with(const std::set<std::string_view>& sections) const;

  /// So many show all there is.
  static std::size_t enough();

 private:
  std::string mapping(const grammar::Mapping& mapping, std::size_t depth) const;
  std::string words_of(const grammar::Mapping& mapping, std::size_t depth) const;
  std::string list_of(const grammar::Shape& element, std::size_t depth) const;
  std::string value(const grammar::Shape& shape, std::size_t depth) const;
  std::string composed(const grammar::Shape& shape, std::size_t depth) const;
  std::string one_of(const std::vector<std::string_view>& words) const;

  std::size_t number_;
};

}  // namespace redoubt::scenario
