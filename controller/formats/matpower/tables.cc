#include "controller/formats/matpower/tables.h"

#include <charconv>
#include <string_view>

#include "controller/formats/matpower/read.h"

namespace redoubt::formats::matpower {
namespace {

using yaml::Findings;
using yaml::Place;
using yaml::Source;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == ','; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Walks through the text once. Whatever it does not know it passes over by the line.
class Walk {
 public:
  Walk(const std::shared_ptr<const Source>& source, Findings& findings)
      : source_(source), text_(source->text()), findings_(&findings) {}

  std::map<std::string, Table> tables() {
    while (at_ < text_.size()) {
      skip_blanks();
      if (!text_.substr(at_).starts_with("mpc.")) {
        skip_line();
        continue;
      }
      at_ += 4;
      assignment();
    }
    return std::move(tables_);
  }

 private:
  void assignment() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    const std::string name(text_.substr(begin, at_ - begin));
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != '=') return skip_line();
    ++at_;
    skip_blanks();
    if (at_ == text_.size() || text_[at_] == '\'' || text_[at_] == '"') return skip_line();
    if (text_[at_] == '{') return skip_braces();
    if (tables_.contains(name)) error(begin, "mpc." + name + " is given twice");
    Table& table = tables_[name];
    if (text_[at_] == '[') {
      ++at_;
      rows(table, name, begin);
    } else {
      Row row;
      number(row);
      table.push_back(std::move(row));
      skip_line();
    }
  }

  /// Up to the closing bracket.
  void rows(Table& table, const std::string& name, std::size_t begin) {
    Row row;
    while (at_ < text_.size() && text_[at_] != ']') {
      const char c = text_[at_];
      if (c == ';' || c == '\n') {
        ++at_;
        end(row, table);
      } else if (c == '%') {
        skip_comment();
      } else if (is_space(c)) {
        ++at_;
      } else {
        number(row);
      }
      if (table.size() > kRowsMax || findings_->full(yaml::Severity::kError)) {
        error(begin, "mpc." + name + " is too long, or too much is wrong with it");
        at_ = text_.size();
        return;
      }
    }
    end(row, table);
    if (at_ == text_.size()) return error(begin, "mpc." + name + " has no closing ']'");
    ++at_;
  }

  static void end(Row& row, Table& table) {
    if (!row.empty()) table.push_back(std::move(row));
    row.clear();
  }

  void number(Row& row) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view(";]%\n").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    std::string_view word = text_.substr(begin, at_ - begin);
    if (word.starts_with('+')) word.remove_prefix(1);
    Cell cell{0, begin};
    const auto parsed = std::from_chars(word.data(), word.data() + word.size(), cell.value);
    if (word.empty() || parsed.ec != std::errc{} || parsed.ptr != word.data() + word.size()) {
      error(begin, "expected a number");
      if (at_ == begin) ++at_;
    }
    row.push_back(cell);
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }
  void skip_line() {
    skip_comment();
    if (at_ < text_.size()) ++at_;
  }
  void skip_braces() {
    while (at_ < text_.size() && text_[at_] != '}') ++at_;
    skip_line();
  }
  void error(std::size_t offset, std::string message) {
    findings_->error(yaml::Fault::kForeign, Place{source_, source_->mark_of(offset)},
                     std::move(message));
  }

  std::shared_ptr<const Source> source_;
  std::string_view text_;
  Findings* findings_;
  std::size_t at_ = 0;
  std::map<std::string, Table> tables_;
};

}  // namespace

std::map<std::string, Table> tables_of(const std::shared_ptr<const Source>& source,
                                       Findings& findings) {
  return Walk(source, findings).tables();
}

}  // namespace redoubt::formats::matpower
