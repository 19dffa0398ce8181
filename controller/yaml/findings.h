#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/fault.h"
#include "controller/yaml/source.h"

namespace redoubt::yaml {

class Witness;

enum class Severity : std::uint8_t { kError, kWarning };

/// The other place that a finding is about: "first given here".
struct Note {
  Place at;
  std::string text;
};

/// One thing that is wrong, or odd, with a file.
struct Finding {
  Severity severity = Severity::kError;
  Place at;
  std::string message;
  std::optional<Note> note;
  std::string_view code;  ///< "R2002", by which `redoubt explain` knows it
};

/// All that is wrong with a set of files. Keeps the first kKept errors and as many warnings, and
/// counts the others.
class Findings {
 public:
  static constexpr std::size_t kKept = 200;

  /// What fault it is; where none is named, that something does not go together.
  void error(Fault fault, Place at, std::string message, std::optional<Note> note = {});
  void error(Place at, std::string message, std::optional<Note> note = {});
  void warning(Place at, std::string message, std::optional<Note> note = {});

  /// One that was proved, and has a code.
  void proved(Severity severity, Place at, std::string message, std::string_view code);

  /// Those of another set that are not here yet: of a scenario that was read once more.
  void add_new(const Findings& others);

  std::size_t errors() const { return count_[0]; }
  std::size_t warnings() const { return count_[1]; }
  bool ok() const { return errors() == 0; }

  /// Further ones of this severity will only be counted: no need to word them.
  bool full(Severity severity) const { return count_[index(severity)] >= kKept; }

  /// As they came.
  const std::vector<Finding>& kept() const { return kept_; }

  /// By file and line; of two at one place, the first to come stands first.
  std::vector<const Finding*> in_order() const;

  /// In that order, as compilers print them:
  ///
  ///     range.yaml:7:5: error: hosts.files.zone: there is no zone 'offfice' [R1005]
  ///         zone: offfice
  ///               ^
  ///     range.yaml:2:3: note: did you mean this one?
  ///       office: {site: harbour}
  ///       ^
  std::string to_text() const;

  /// Whoever reads for these findings tells the witness how; it outlives all reading.
  void watched_by(Witness& witness) { witness_ = &witness; }
  Witness* witness() const { return witness_; }  ///< null: nobody looks on

 private:
  static std::size_t index(Severity severity) { return static_cast<std::size_t>(severity); }
  void add(Finding finding);

  std::vector<Finding> kept_;
  std::array<std::size_t, 2> count_{};  // by severity, of all that came
  Witness* witness_ = nullptr;
};

}  // namespace redoubt::yaml
