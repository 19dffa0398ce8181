#include "controller/yaml/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "controller/yaml/parse.h"
#include "controller/yaml/tokens.h"

namespace redoubt::yaml {
namespace {

using terms::Code;
using terms::Error;
using Piece = Token::Kind;

constexpr std::size_t kStep = 2;
constexpr std::string_view kBlanks = " \t";

/// A list or mapping in block style: in which column it stands, and in which it will.
struct Block {
  std::size_t column = 0;
  std::size_t becomes = 0;
  bool list = false;
};

std::size_t depth_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_empty(std::string_view line) {
  return line.find_first_not_of(kBlanks) == std::string_view::npos;
}

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
}

class Layout {
 public:
  explicit Layout(const Tree& tree) : source_(*tree.source()), tokens_(tokens_of(tree)) {}

  terms::Result<std::string> text() && {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      if (token.kind == Piece::kQuestion) return explicit_key(token);
      first_ = token.line >= past_;
      if (first_) {
        begin_line(token);
      } else {
        out_.append(blanks_before(token), ' ');
      }
      enter(token);
      write(token);
    }
    if (!out_.ends_with('\n')) out_ += '\n';
    return std::move(out_);
  }

 private:
  static Error explicit_key(const Token& token) {
    return Error{Code::kFailedPrecondition,
                 fmt::format("a key after '?' in line {} cannot be laid out; write 'key: value'",
                             token.line)};
  }

  bool in_brackets() const { return !brackets_.empty(); }

  bool is_key(std::size_t token) const {
    return tokens_[token].kind == Piece::kScalar && token + 1 < tokens_.size() &&
           tokens_[token + 1].kind == Piece::kColon;
  }

  bool begins_block(std::size_t token) const {
    return tokens_[token].kind == Piece::kDash || is_key(token);
  }

  /// The blocks that are open once this dash or key has come.
  void open_blocks(std::size_t token, std::vector<Block>& blocks) const {
    const std::size_t column = tokens_[token].column;
    const bool list = tokens_[token].kind == Piece::kDash;
    const auto over = [&](const Block& block) {
      return block.column > column || (block.column == column && block.list && !list);
    };
    while (!blocks.empty() && over(blocks.back())) blocks.pop_back();
    const bool known =
        !blocks.empty() && blocks.back().column == column && blocks.back().list == list;
    if (!known) blocks.push_back({column, inside(blocks), list});
  }

  /// What belongs to the innermost of these blocks and does not begin one of its entries.
  static std::size_t inside(const std::vector<Block>& blocks) {
    return blocks.empty() ? 0 : blocks.back().becomes + kStep;
  }

  /// Where this token will stand if it begins a line.
  std::size_t column_of(std::size_t token) const {
    const Piece kind = tokens_[token].kind;
    if (in_brackets()) return brackets_.back();
    if (kind == Piece::kMarker) return 0;
    if (!begins_block(token)) return inside(blocks_);
    std::vector<Block> blocks = blocks_;
    open_blocks(token, blocks);
    return blocks.back().becomes;
  }

  /// A comment of its own stands with what it was aligned with: what follows, or what went before.
  std::size_t column_of_comment() {
    if (in_brackets()) return brackets_.back();
    const std::size_t column = tokens_[at_].column;
    next_ = std::max(next_, at_);
    while (next_ < tokens_.size() && tokens_[next_].kind == Piece::kComment) ++next_;
    const bool more = next_ < tokens_.size();
    if (more && tokens_[next_].column == column) return column_of(next_);
    for (const Block& block : blocks_) {
      if (block.column == column) return block.becomes;
    }
    return more ? column_of(next_) : 0;
  }

  void begin_line(const Token& token) {
    if (!out_.empty() && !out_.ends_with('\n')) out_ += '\n';
    const bool gap = token.line > past_ && !out_.empty() && !in_brackets() && !kept_empty_lines_;
    if (gap) out_ += '\n';
    const bool comment = token.kind == Piece::kComment;
    out_.append(comment ? column_of_comment() : column_of(at_), ' ');
  }

  std::size_t blanks_before(const Token& token) const {
    const Piece before = tokens_[at_ - 1].kind;
    if (token.kind == Piece::kComment) return std::max(token.blanks, kStep);
    if (token.kind == Piece::kColon) return 0;
    if (before == Piece::kColon) return 1;
    const bool close = token.kind == Piece::kComma || token.kind == Piece::kClose;
    return close || before == Piece::kOpen ? 0 : 1;
  }

  void enter(const Token& token) {
    if (!in_brackets() && begins_block(at_)) open_blocks(at_, blocks_);
    if (token.kind == Piece::kClose && in_brackets()) brackets_.pop_back();
    if (token.kind == Piece::kOpen) brackets_.push_back(column_within());
  }

  /// Where lines go on within the bracket that comes now: one level below the key, item or bracket
  /// that it belongs to. Of an item in brackets they are aligned with what stands behind the
  /// bracket.
  std::size_t column_within() const {
    if (in_brackets()) return brackets_.back() + kStep;
    if (first_) return inside(blocks_) + kStep;
    const bool item = at_ > 0 && tokens_[at_ - 1].kind == Piece::kDash;
    return inside(blocks_) + (item ? 1 : 0);
  }

  void write(const Token& token) {
    kept_empty_lines_ = false;
    past_ = token.kind == Piece::kBlock ? token.line + 1 : token.past;
    if (token.kind == Piece::kBlock) return write_head(token);
    if (token.kind == Piece::kComment && block_) {
      out_ += token.text;
      return write_block();
    }
    if (token.past == token.line + 1) {
      out_ += token.text;
    } else {
      write_folded(token.text);
    }
  }

  /// Of a scalar that goes on in further lines, how far those are indented says nothing.
  void write_folded(std::string_view text) {
    const std::size_t column = in_brackets() ? brackets_.back() : inside(blocks_);
    const Source lines({}, std::string(text));
    for (std::uint32_t i = 1; i <= lines.lines(); ++i) {
      const std::string_view line = lines.line(i);
      if (i > 1) out_ += '\n';
      if (i > 1 && !is_empty(line)) out_.append(column, ' ');
      out_ += trimmed(line);
    }
  }

  /// A comment may follow in the same line; the scalar's own lines come after it.
  void write_head(const Token& token) {
    out_ += token.text;
    block_ = &token;
    const bool comment = at_ + 1 < tokens_.size() && tokens_[at_ + 1].line == token.line;
    if (!comment) write_block();
  }

  void write_block() {
    const Token& head = *std::exchange(block_, nullptr);
    std::uint32_t past = std::min(head.past, source_.lines() + 1);
    const bool keep = head.text.find('+') != std::string_view::npos;
    while (!keep && past > head.line + 1 && is_empty(source_.line(past - 1))) --past;
    const std::size_t from = depth_of_block(head, past);
    const std::size_t digit = head.text.find_first_of("123456789");
    const std::size_t to = digit == std::string_view::npos
                               ? std::max(inside(blocks_), kStep)
                               : inside(blocks_) - (blocks_.empty() ? 0 : kStep) +
                                     static_cast<std::size_t>(head.text[digit] - '0');
    for (std::uint32_t i = head.line + 1; i < past; ++i) {
      out_ += '\n';
      const std::string_view line = source_.line(i);
      if (line.size() <= from && depth_of(line) == line.size()) continue;
      out_.append(to, ' ').append(line.substr(std::min(from, depth_of(line))));
    }
    past_ = past;
    kept_empty_lines_ = keep;
    if (keep) out_ += '\n';
  }

  /// How far the lines of a block scalar are indented: as its head says, or as its first line is.
  std::size_t depth_of_block(const Token& head, std::uint32_t past) const {
    const std::size_t digit = head.text.find_first_of("123456789");
    if (digit != std::string_view::npos) {
      return (blocks_.empty() ? 0 : blocks_.back().column) +
             static_cast<std::size_t>(head.text[digit] - '0');
    }
    for (std::uint32_t i = head.line + 1; i < past; ++i) {
      if (!is_empty(source_.line(i))) return depth_of(source_.line(i));
    }
    return 0;
  }

  const Source& source_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Block> blocks_;          // that are open, outermost first
  std::vector<std::size_t> brackets_;  // of those open, where lines go on within
  const Token* block_ = nullptr;       // whose lines are still to be written
  std::size_t next_ = 0;               // the token that follows a comment, and is none
  bool first_ = false;                 // of the tokens in its line
  std::uint32_t past_ = 1;             // one past the last line of the source that was written
  bool kept_empty_lines_ = false;      // that end a block scalar, and are part of it
};

bool says_the_same(const Node& a, const Node& b) {
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  if (a.text() != b.text() || a.plain() != b.plain()) return false;
  const auto elements_a = a.elements();
  const auto elements_b = b.elements();
  for (std::size_t i = 0; i < elements_a.size(); ++i) {
    if (!says_the_same(elements_a[i], elements_b[i])) return false;
  }
  const auto pairs_a = a.pairs();
  const auto pairs_b = b.pairs();
  for (std::size_t i = 0; i < pairs_a.size(); ++i) {
    if (!says_the_same(pairs_a[i].key, pairs_b[i].key)) return false;
    if (!says_the_same(pairs_a[i].value, pairs_b[i].value)) return false;
  }
  return true;
}

bool says_the_same(const Tree& tree, std::string_view text) {
  Findings findings;
  const auto again = parse(tree.source()->name(), text, findings);
  return again != nullptr && says_the_same(tree.root(), again->root()) &&
         comments_in(tokens_of(tree)) == comments_in(tokens_of(*again));
}

}  // namespace

terms::Result<std::string> laid_out(const Tree& tree) {
  terms::Result<std::string> text = Layout(tree).text();
  if (text && !says_the_same(tree, *text)) {
    return Error{Code::kFailedPrecondition, "cannot be laid out without changing what it says"};
  }
  return text;
}

}  // namespace redoubt::yaml
