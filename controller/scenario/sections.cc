#include "controller/scenario/sections.h"

#include <fmt/format.h>

#include <utility>

#include "controller/yaml/fields.h"
#include "controller/yaml/parse.h"

namespace redoubt::scenario {

using yaml::Value;

namespace {

constexpr std::string_view kSections[] = {"exercise",     "trace_kinds",
                                          "techniques",   "measures",
                                          "nations",      "sites",
                                          "zones",        "protocols",
                                          "systems",      "links",
                                          "weaknesses",   "accounts",
                                          "software",     "templates",
                                          "hosts",        "functions",
                                          "sensors",      "cells",
                                          "campaign",     "playbooks",
                                          "phases",       "injects",
                                          "objectives",   "metrics",
                                          "buses",        "lines",
                                          "generators",   "tanks",
                                          "districts",    "pumps",
                                          "valves",       "points",
                                          "suppliers",    "network_functions",
                                          "radio_cells",  "slices",
                                          "subscribers",  "groups",
                                          "narratives",   "outlets",
                                          "partnerships", "staff",
                                          "couplings",    "grid",
                                          "mobile",       "information",
                                          "water",        "detectors",
                                          "backups",      "milestones",
                                          "storylines",   "incidents",
                                          "columns",      "inject_templates",
                                          "overlays",     "rubrics",
                                          "goals",        "variables",
                                          "set",          "include"};

void read_version(const Value& version) {
  const auto number = version.integer(0, INT32_MAX);
  if (!number || *number == kFormatVersion) return;
  version.error(yaml::Fault::kOtherVersion,
                fmt::format("this is version {} of the format; version {} is read here", *number,
                            kFormatVersion));
}

/// Cuts what is too many off, and says so once, where it begins.
template <class Each>
void keep_at_most(std::size_t most, std::string_view section, std::vector<Each>& all,
                  const auto& value_of) {
  if (all.size() <= most) return;
  value_of(all[most]).error(yaml::Fault::kTooMuch,
                            fmt::format("there are {} {}, {} at most", all.size(), section, most));
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(most), all.end());
}

}  // namespace

void Sections::add(std::unique_ptr<const yaml::Tree> file) {
  yaml::Fields fields({file->root(), *findings_});
  read_version(fields.required("format_version"));
  for (const std::string_view section : kSections) {
    const Value value = fields.optional(section);
    if (value.present()) sections_[section].push_back(value);
  }
  files_.push_back(std::move(file));
}

Value Sections::keep(std::unique_ptr<const yaml::Tree> made) {
  files_.push_back(std::move(made));
  return {files_.back()->root(), *findings_};
}

const std::vector<Value>& Sections::of(std::string_view section) const {
  static const std::vector<Value> kNothing;
  const auto found = sections_.find(section);
  return found == sections_.end() ? kNothing : found->second;
}

std::vector<Value::Entry> Sections::entries(std::string_view section, std::size_t most) const {
  std::vector<Value::Entry> all;
  for (const Value& value : of(section)) {
    for (const Value::Entry& entry : value.entries(yaml::kNodesMax)) all.push_back(entry);
  }
  keep_at_most(most, section, all, [](const Value::Entry& entry) { return entry.key; });
  return all;
}

std::vector<Value> Sections::elements(std::string_view section, std::size_t most) const {
  std::vector<Value> all;
  for (const Value& value : of(section)) {
    for (const Value& element : value.list(yaml::kNodesMax)) all.push_back(element);
  }
  keep_at_most(most, section, all, [](const Value& element) { return element; });
  return all;
}

}  // namespace redoubt::scenario
