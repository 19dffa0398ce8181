#include "controller/cli/sarif.h"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "controller/proof/page.h"

namespace redoubt::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using yaml::Severity;

const char* level(Severity severity) { return severity == Severity::kError ? "error" : "warning"; }

bool stands_as_it_is(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

std::string escaped(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    if (stands_as_it_is(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return uri;
}

// Code hosts know files by their way from the root of the checkout, where a check is run.
Json artifact(const std::string& name) {
  std::error_code error;
  const fs::path whole = fs::absolute(name, error).lexically_normal();
  const fs::path way = whole.lexically_relative(fs::current_path(error));
  if (error || way.empty() || *way.begin() == "..") {
    return {{"uri", "file://" + escaped(whole.string())}};
  }
  return {{"uri", escaped(way.string())}, {"uriBaseId", "%SRCROOT%"}};
}

/// Of a file as a whole there is no region.
Json location(const yaml::Place& at) {
  Json physical = {{"artifactLocation", artifact(at.source ? at.source->name() : ".")}};
  if (at.mark.line > 0) {
    physical["region"] = {{"startLine", at.mark.line}, {"startColumn", at.mark.column}};
  }
  return {{"physicalLocation", physical}};
}

/// As code hosts make an anchor of a heading.
std::string anchor(const proof::Page& page) {
  std::string anchor;
  for (const char c : fmt::format("{}: {}", page.code, page.title)) {
    if (c >= 'A' && c <= 'Z') anchor += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') anchor += c;
    if (c == ' ') anchor += '-';
  }
  return anchor;
}

Json rule(const proof::Page& page, const std::string& docs) {
  Json rule = {
      {"id", page.code},
      {"shortDescription", {{"text", page.title}}},
      {"fullDescription", {{"text", page.why}}},
      {"help",
       {{"text", fmt::format("{} {}", page.why, page.mend)}, {"markdown", proof::text_of(page)}}},
      {"defaultConfiguration", {{"level", level(page.severity)}}},
  };
  if (!docs.empty()) rule["helpUri"] = fmt::format("{}/findings.md#{}", docs, anchor(page));
  return rule;
}

Json result(const yaml::Finding& finding) {
  Json result = {{"ruleId", finding.code}};
  if (const proof::Page* page = proof::page_of(finding.code)) {
    result["ruleIndex"] = page - proof::pages().data();
  }
  result["level"] = level(finding.severity);
  result["message"] = {{"text", finding.message}};
  result["locations"] = Json::array({location(finding.at)});
  if (finding.note) {
    Json related = {{"id", 0}};
    related.update(location(finding.note->at));
    related["message"] = {{"text", finding.note->text}};
    result["relatedLocations"] = Json::array({related});
  }
  return result;
}

/// What was counted and not kept has no place that could be shown.
Json invocation(std::size_t left_out) {
  Json invocation = {{"executionSuccessful", true}};
  if (left_out > 0) {
    invocation["toolExecutionNotifications"] = Json::array(
        {{{"level", "warning"},
          {"message", {{"text", fmt::format("{} further findings are left out", left_out)}}}}});
  }
  return invocation;
}

}  // namespace

std::string sarif_of(const std::vector<yaml::Findings>& all, std::string docs) {
  while (docs.ends_with('/')) docs.pop_back();
  Json rules = Json::array();
  for (const proof::Page& page : proof::pages()) rules.push_back(rule(page, docs));
  Json results = Json::array();
  std::size_t found = 0;
  for (const yaml::Findings& findings : all) {
    found += findings.errors() + findings.warnings();
    for (const yaml::Finding* finding : findings.in_order()) results.push_back(result(*finding));
  }
  const Json driver = {{"name", "redoubt"}, {"version", REDOUBT_VERSION}, {"rules", rules}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"invocations", Json::array({invocation(found - results.size())})},
                    {"results", results}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({run})}};
  return log.dump(2);
}

}  // namespace redoubt::cli
