#pragma once

#include <string>
#include <vector>

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

/// The world in which rules are asked: the outside, and behind an edge that lets web through an
/// office with a desk and a server, another team's machine among them. Events bring it to any
/// state.
namespace redoubt::rules {

using range::Event;
using range::EventKind;
using range::HostId;

inline constexpr terms::CellId kRed{0};
inline constexpr terms::CellId kBlue{1};
inline constexpr terms::CellId kOthers{2};
inline constexpr HostId kDesk{0};
inline constexpr HostId kServer{1};
inline constexpr HostId kForeign{2};
inline constexpr range::Protocol kWeb = 0;
inline constexpr range::Protocol kFiles = 1;
inline constexpr range::Entity kEdge{terms::EntityKind::kLink, 0};
inline constexpr range::Entity kOffice{terms::EntityKind::kZone, 1};

constexpr std::int64_t number(auto value) { return static_cast<std::int64_t>(value); }

inline range::Layout office() {
  range::Layout layout;
  layout.protocols = {"web", "files"};
  layout.systems = {"desk-os", "server-os"};
  layout.zones = {{.name = "outside", .site = {}, .external = true},
                  {.name = "office", .site = {}}};
  layout.links = {{.name = "edge",
                   .a = {0},
                   .b = {1},
                   .rules = {{.protocols = range::only(kWeb), .allow = true}},
                   .owner = kBlue}};
  range::Host desk{.name = "desk", .zone = {1}, .owner = kBlue, .os = 0};
  desk.weaknesses = {{0}, {1}};
  desk.cached = {{0}};
  range::Host server{.name = "server", .zone = {1}, .owner = kBlue, .os = 1};
  server.services = {{0}};
  server.accounts = {{0}};
  server.data = {{0}};
  server.software = {{0}};
  layout.hosts = {desk, server, {.name = "foreign", .zone = {1}, .owner = kOthers}};
  layout.services = {{.name = "server/files", .host = kServer, .protocol = kFiles}};
  layout.weaknesses = {{"W-1", "CWE-451", range::WeaknessKind::kUser, kDesk, {}},
                       {"W-2", "CWE-269", range::WeaknessKind::kLocal, kDesk, {}}};
  layout.accounts = {{.name = "keeper", .level = terms::Access::kAdmin, .owner = kBlue}};
  layout.data = {{.name = "plans", .host = kServer}};
  layout.software = {{.name = "suite"}};
  return layout;
}

inline Event on(HostId host, EventKind kind, std::int64_t amount = 0) {
  return {.kind = kind, .subject = range::entity(host), .amount = amount};
}
inline Event on(range::Entity thing, EventKind kind, std::int64_t amount = 0) {
  return {.kind = kind, .subject = thing, .amount = amount};
}

/// After these events.
inline range::World world_after(const range::Layout& layout, const std::vector<Event>& events) {
  range::World world(layout);
  for (const Event& event : events) world.apply(event);
  return world;
}

}  // namespace redoubt::rules
