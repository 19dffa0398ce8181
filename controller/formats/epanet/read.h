#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "controller/range/water/works.h"
#include "controller/yaml/findings.h"

/// Waterworks in EPANET's text format, `.inp` (EPANET 2.2 User Manual, appendix C). Of the file
/// what a balance of mass needs is read; pipes join whatever their length and width. Numbers are
/// rounded to litres, litres an hour and millimetres.
///
///   junctions   with a demand districts; a demand below 0 is an inflow; without one mere junctions
///   tanks       what lies between their lowest and highest level, rising evenly
///   pipes       those that are closed, or that a control moves, are valves
///   valves      join; FCV limit and let through one way; other settings are left out
///   controls    by level and by time; by the pressure at a junction left out, with a warning
///   left out    with a warning: rules, emitters, patterns of heads and speeds
namespace redoubt::formats::epanet {

inline constexpr std::size_t kBytesMax = std::size_t{32} << 20;
inline constexpr std::size_t kRowsMax = 200'000;  ///< of one section
inline constexpr std::size_t kWordsMax = 1000;    ///< of one row
inline constexpr std::size_t kControlsMax = 10'000;
inline constexpr std::size_t kMultipliersMax = 100'000;  ///< of one pattern

/// The works, their things called as in the file, in its order. Nothing where something is wrong
/// with it; then `findings` says what, all at once and with its place. Bytes that are no text stand
/// for '?', because old files are commented in many codes.
std::optional<range::water::Works> read(const std::string& name, std::string text,
                                        yaml::Findings& findings);
std::optional<range::water::Works> read_file(const std::filesystem::path& path,
                                             yaml::Findings& findings);

}  // namespace redoubt::formats::epanet
