#include "controller/formats/nasim/words.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace redoubt::formats::nasim {
namespace {

using yaml::Value;

std::string_view without_spaces_around(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<std::uint32_t> small_number(std::string_view text) {
  text = without_spaces_around(text);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

bool is_scalar(const Value& value) {
  return value.present() && value.node().kind() == yaml::Kind::kScalar;
}

std::optional<std::uint32_t> place_of(std::string_view text,
                                      const std::vector<std::string>& known) {
  const auto found = std::find(known.begin(), known.end(), text);
  if (found == known.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - known.begin());
}

std::string unknown(const std::string& text, const std::vector<std::string>& known) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  return "there is no " + yaml::in_quotes(text) + yaml::did_you_mean(text, words);
}

}  // namespace

std::optional<Address> tuple(const Value& value) {
  if (!value.present()) return std::nullopt;
  std::string_view text = without_spaces_around(value.node().text());
  const std::size_t comma = text.find(',');
  if (text.size() >= 5 && text.front() == '(' && text.back() == ')' &&
      comma != std::string_view::npos) {
    const auto first = small_number(text.substr(1, comma - 1));
    const auto second = small_number(text.substr(comma + 1, text.size() - comma - 2));
    if (first && second) return Address{*first, *second};
  }
  value.expected("two numbers, as in (1, 0)");
  return std::nullopt;
}

std::string to_text(Address address) {
  return "(" + std::to_string(address.subnet) + ", " + std::to_string(address.host) + ")";
}

std::optional<std::string> word(const Value& value) {
  if (!value.present()) return std::nullopt;
  const std::string text = is_scalar(value) ? value.node().text() : "";
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
  if (text.empty() || text.size() > yaml::kNameMax || !plain) {
    value.expected("a word of at most " + std::to_string(yaml::kNameMax) + " letters");
    return std::nullopt;
  }
  return text;
}

std::vector<std::string> distinct_words(const Value& value, std::size_t most) {
  std::vector<std::string> words;
  for (const Value& element : value.list(most)) {
    std::string text = word(element).value_or("");
    if (place_of(text, words)) element.error(yaml::Fault::kTwice, "named already");
    words.push_back(std::move(text));
  }
  return words;
}

bool is_none(const Value& value) {
  if (!is_scalar(value)) return false;
  return value.node().nothing() || value.node().text() == "None" || value.node().text() == "none";
}

std::optional<std::uint32_t> number(const Value& value, const std::vector<std::string>& known) {
  const auto text = word(value);
  if (!text) return std::nullopt;
  const auto place = place_of(*text, known);
  if (!place) value.error(unknown(*text, known));
  return place;
}

std::optional<std::uint32_t> number_or_none(const Value& value,
                                            const std::vector<std::string>& known) {
  return is_none(value) ? std::nullopt : number(value, known);
}

Numbers numbers(const Value& value, const std::vector<std::string>& known) {
  Numbers places;
  if (is_none(value)) return places;
  for (const Value& element : value.list(kNamesMax)) {
    const auto place = number(element, known);
    if (!place) continue;
    if (std::find(places.begin(), places.end(), *place) != places.end()) {
      element.error(yaml::Fault::kTwice, "named already");
    }
    places.push_back(*place);
  }
  std::sort(places.begin(), places.end());
  return places;
}

std::int64_t worth(const Value& value) {
  if (!value.present()) return 0;
  std::string_view text = is_scalar(value) ? std::string_view(value.node().text()) : "";
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos &&
      text.find_first_not_of('0', point + 1) == std::string_view::npos) {
    text = text.substr(0, point);
  }
  std::int64_t amount = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || amount < -kWorthMax || amount > kWorthMax) {
    value.expected("a whole number of at most " + std::to_string(kWorthMax));
    return 0;
  }
  return amount;
}

terms::Access access(const Value& value) {
  return value
      .word<terms::Access>({{"user", terms::Access::kUser},
                            {"root", terms::Access::kAdmin},
                            {"1", terms::Access::kUser},
                            {"2", terms::Access::kAdmin}})
      .value_or(terms::Access::kUser);
}

}  // namespace redoubt::formats::nasim
