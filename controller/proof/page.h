#pragma once

#include <span>
#include <string>
#include <string_view>

#include "controller/yaml/findings.h"

namespace redoubt::proof {

/// What can be found wrong with an exercise, and what to do about it.
struct Page {
  std::string_view code;  ///< "R2002"
  yaml::Severity severity = yaml::Severity::kError;
  std::string_view title;
  std::string_view why;   ///< what it means, or why it matters on the day
  std::string_view mend;  ///< what to write instead
};

inline constexpr std::string_view kNoEvidence = "R2001";
inline constexpr std::string_view kNeverComes = "R2002";
inline constexpr std::string_view kNeverReached = "R2003";
inline constexpr std::string_view kNothingExpected = "R2004";
inline constexpr std::string_view kNoConsequence = "R2005";
inline constexpr std::string_view kNeverWorks = "R2006";
inline constexpr std::string_view kNobodySees = "R2007";
inline constexpr std::string_view kSeenAfterAll = "R2008";
inline constexpr std::string_view kOverloaded = "R2009";
inline constexpr std::string_view kIdle = "R2010";
inline constexpr std::string_view kStoryBackwards = "R2011";
inline constexpr std::string_view kDraftLeft = "R2012";
inline constexpr std::string_view kBothExclusive = "R2013";
inline constexpr std::string_view kLongIdle = "R2014";
inline constexpr std::string_view kRevealed = "R2015";
inline constexpr std::string_view kUntold = "R2016";
inline constexpr std::string_view kDoesNothing = "R2017";
inline constexpr std::string_view kNothingToDecide = "R2018";
inline constexpr std::string_view kDeadlineAfterEnd = "R2019";
inline constexpr std::string_view kComesAtOnce = "R2020";
inline constexpr std::string_view kNeverSetOff = "R2021";
inline constexpr std::string_view kBestOutOfReach = "R2022";
inline constexpr std::string_view kGoalOutOfReach = "R2023";
inline constexpr std::string_view kComesAfterNever = "R2024";
inline constexpr std::string_view kAudienceForgotten = "R2025";

/// All of them, in order of their codes: what the reader finds (R1...), what is proved (R2...).
std::span<const Page> pages();
std::span<const Page> pages_of_reader();
/// Null where there is no such code.
const Page* page_of(std::string_view code);
/// As people read it, in Markdown: a heading, what it is, why it matters, what to do.
std::string text_of(const Page& page);

}  // namespace redoubt::proof
