#include "controller/formats/epanet/sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "controller/formats/epanet/read.h"
#include "controller/yaml/tree.h"

namespace redoubt::formats::epanet {
namespace {

using yaml::Findings;
using yaml::Place;
using yaml::Source;

constexpr std::size_t kLetters = 4;
constexpr std::string_view kRead[] = {"JUNC", "RESE", "TANK", "PIPE", "PUMP",
                                      "VALV", "DEMA", "STAT", "PATT", "CURV",
                                      "CONT", "RULE", "TIME", "OPTI", "EMIT"};
constexpr std::string_view kPassedOver[] = {"TITL", "TAGS", "ENER", "QUAL", "SOUR", "REAC", "MIXI",
                                            "REPO", "COOR", "VERT", "LABE", "BACK", "LEAK", "ROUG"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == ','; }

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool among(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Walks through the text line by line.
class Walk {
 public:
  Walk(const std::shared_ptr<const Source>& source, Findings& findings)
      : source_(source), text_(source->text()), findings_(&findings) {}

  std::map<std::string, std::vector<Row>, std::less<>> sections() {
    std::size_t at = 0;
    while (at < text_.size() && !ended_) {
      const std::size_t end = std::min(text_.find_first_of("\r\n", at), text_.size());
      line(at, end);
      at = end + 1;
    }
    return std::move(sections_);
  }

 private:
  void line(std::size_t at, std::size_t end) {
    while (at < end && is_blank(text_[at])) ++at;
    if (at == end || text_[at] == ';') return;
    if (text_[at] == '[') return head(at, end);
    if (!begun_) {
      begun_ = true;
      error(at, "expected a section such as [JUNCTIONS]");
    }
    if (rows_ == nullptr) return;
    Row row = words(at, end);
    if (row.size() > kWordsMax) return give_up(at, fmt::format("more than {} words", kWordsMax));
    if (!row.empty()) rows_->push_back(std::move(row));
    if (rows_->size() > kRowsMax) give_up(at, fmt::format("more than {} rows", kRowsMax));
  }

  void head(std::size_t at, std::size_t end) {
    begun_ = true;
    rows_ = nullptr;
    std::string name;
    for (std::size_t i = at + 1; i < end && text_[i] != ']' && name.size() < kLetters; ++i) {
      name += capital(text_[i]);
    }
    if (name == "END") {
      ended_ = true;
    } else if (among(name, kRead)) {
      rows_ = &sections_[name];
    } else if (!among(name, kPassedOver)) {
      findings_->warning(place(at), fmt::format("section {} is not known, and passed over",
                                                yaml::in_quotes(text_.substr(at, end - at))));
    }
  }

  /// Up to a comment. What stands in quotes is one word.
  Row words(std::size_t at, std::size_t end) const {
    Row row;
    while (at < end && text_[at] != ';') {
      if (is_blank(text_[at])) {
        ++at;
        continue;
      }
      const bool quoted = text_[at] == '"';
      if (quoted) ++at;
      const std::size_t begin = at;
      const auto inside = [&](char c) {
        return quoted ? c != '"' : !is_blank(c) && c != ';' && c != '"';
      };
      while (at < end && inside(text_[at])) ++at;
      row.push_back({text_.substr(begin, at - begin), begin});
      if (quoted && at < end) ++at;
    }
    return row;
  }

  Place place(std::size_t offset) const { return {source_, source_->mark_of(offset)}; }
  void error(std::size_t offset, std::string message) {
    findings_->error(yaml::Fault::kForeign, place(offset), std::move(message));
  }
  void give_up(std::size_t offset, std::string message) {
    error(offset, std::move(message));
    ended_ = true;
  }

  std::shared_ptr<const Source> source_;
  std::string_view text_;
  Findings* findings_;
  std::map<std::string, std::vector<Row>, std::less<>> sections_;
  std::vector<Row>* rows_ = nullptr;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace

bool Word::is(std::string_view keyword) const {
  return text.size() == keyword.size() &&
         std::equal(text.begin(), text.end(), keyword.begin(),
                    [](char c, char k) { return capital(c) == k; });
}

std::map<std::string, std::vector<Row>, std::less<>> sections_of(
    const std::shared_ptr<const Source>& source, Findings& findings) {
  return Walk(source, findings).sections();
}

}  // namespace redoubt::formats::epanet
