#pragma once

#include <optional>
#include <string>
#include <vector>

#include "controller/formats/nasim/network.h"
#include "controller/yaml/value.h"

/// The small things NASim files are made of, each read or said to be wrong.
namespace redoubt::formats::nasim {

/// A Python tuple of two numbers, "(1, 0)".
std::optional<Address> tuple(const yaml::Value& value);
std::string to_text(Address address);

/// A name: any printable text without spaces, at most yaml::kNameMax bytes.
std::optional<std::string> word(const yaml::Value& value);
/// A list of them, none twice.
std::vector<std::string> distinct_words(const yaml::Value& value, std::size_t most);

/// "None", or no value at all: NASim's word for any.
bool is_none(const yaml::Value& value);

/// The place of a word among those known.
std::optional<std::uint32_t> number(const yaml::Value& value,
                                    const std::vector<std::string>& known);
std::optional<std::uint32_t> number_or_none(const yaml::Value& value,
                                            const std::vector<std::string>& known);
/// The places of a list of words, sorted, none twice.
Numbers numbers(const yaml::Value& value, const std::vector<std::string>& known);

/// A value or a cost: whole, "100" or "100.0". 0 where absent or wrong.
std::int64_t worth(const yaml::Value& value);

/// "user" or 1, "root" or 2.
terms::Access access(const yaml::Value& value);

}  // namespace redoubt::formats::nasim
