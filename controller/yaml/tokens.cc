#include "controller/yaml/tokens.h"

#include <algorithm>
#include <utility>

namespace redoubt::yaml {
namespace {

using Piece = Token::Kind;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

Piece punctuation(char c) {
  switch (c) {
    case '-':
      return Piece::kDash;
    case ':':
      return Piece::kColon;
    case ',':
      return Piece::kComma;
    case '{':
    case '[':
      return Piece::kOpen;
    case '}':
    case ']':
      return Piece::kClose;
    default:
      return Piece::kQuestion;
  }
}

/// Goes through a text once, from front to back, and knows its line and column all the while.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  std::string_view rest() const { return text_.substr(at_); }
  std::string_view since(std::size_t offset) const { return text_.substr(offset, at_ - offset); }
  std::size_t offset() const { return at_; }
  Mark mark() const { return mark_; }
  bool done() const { return at_ == text_.size(); }

  /// Over one character.
  void step() {
    const bool wide = rest().starts_with("\r\n");
    const bool line_break = text_[at_] == '\n' || text_[at_] == '\r';
    at_ += wide ? 2 : first_characters(rest().substr(0, 4), 1).size();
    mark_ = line_break ? Mark{mark_.line + 1, 1} : Mark{mark_.line, mark_.column + 1};
  }
  void step_to(Mark mark) {
    while (!done() && mark_ < mark) step();
  }
  void step_over(std::string_view characters) {
    while (!done() && characters.find(text_[at_]) != std::string_view::npos) step();
  }
  void step_to_end_of_line() {
    while (!done() && text_[at_] != '\n' && text_[at_] != '\r') step();
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Mark mark_{1, 1};
};

/// Where a scalar of which anything is written begins and ends.
struct Extent {
  Mark begin;
  Mark end;
};

void collect(const Node& node, std::vector<Extent>& scalars) {
  if (node.kind() == Kind::kScalar && node.begin() != node.end()) {
    scalars.push_back({node.begin(), node.end()});
  }
  for (const Node& element : node.elements()) collect(element, scalars);
  for (const auto& [key, value] : node.pairs()) {
    collect(key, scalars);
    collect(value, scalars);
  }
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), cursor_(text) {}

  /// All up to here is punctuation and comments.
  void scan_until(Mark end) {
    while (!cursor_.done() && cursor_.mark() < end) {
      const Cursor begin = cursor_;
      const std::string_view rest = begin.rest();
      const char first = rest.front();
      const bool marker =
          begin.mark().column == 1 && (rest.starts_with("---") || rest.starts_with("..."));
      if (first == '#') {
        cursor_.step_to_end_of_line();
        take(Piece::kComment, begin);
      } else if (marker) {
        cursor_.step_over(rest.substr(0, 1));
        take(Piece::kMarker, begin);
      } else {
        cursor_.step();
        const bool nothing = is_blank(first) || first == '\n' || first == '\r';
        if (!nothing) take(punctuation(first), begin);
      }
    }
  }

  void take_scalar(const Extent& scalar) {
    const Cursor begin = cursor_;
    const char first = begin.rest().front();
    if (first != '|' && first != '>') {
      cursor_.step_to(scalar.end);
      return take(Piece::kScalar, begin);
    }
    cursor_.step_over("|>+-0123456789");
    take(Piece::kBlock, begin);
    const std::size_t head = tokens_.size() - 1;
    scan_until({scalar.begin.line + 1, 1});
    cursor_.step_to(scalar.end);
    tokens_[head].past = scalar.end.line + (scalar.end.column > 1 ? 1 : 0);
  }

  std::vector<Token> tokens() && { return std::move(tokens_); }

 private:
  /// What lies between there and where the cursor stands now.
  void take(Piece kind, const Cursor& begin) {
    std::string_view text = cursor_.since(begin.offset());
    while (kind == Piece::kComment && is_blank(text.back())) text.remove_suffix(1);
    std::size_t blanks = 0;
    while (blanks < begin.offset() && is_blank(text_[begin.offset() - blanks - 1])) ++blanks;
    tokens_.push_back(
        {kind, text, begin.mark().line, begin.mark().column - 1, cursor_.mark().line + 1, blanks});
  }

  std::string_view text_;
  Cursor cursor_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(const Tree& tree) {
  std::vector<Extent> scalars;
  collect(tree.root(), scalars);
  Scanner scanner(tree.source()->text());
  for (const Extent& scalar : scalars) {
    scanner.scan_until(scalar.begin);
    scanner.take_scalar(scalar);
  }
  scanner.scan_until({tree.source()->lines() + 1, 1});
  return std::move(scanner).tokens();
}

std::vector<std::string> comments_in(const std::vector<Token>& tokens) {
  std::vector<std::string> comments;
  for (const Token& token : tokens) {
    if (token.kind == Piece::kComment) comments.emplace_back(token.text);
  }
  return comments;
}

}  // namespace redoubt::yaml
