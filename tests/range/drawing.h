#pragma once

#include <string>

#include "controller/range/world.h"

namespace redoubt::range {

/// Draws small layouts in a few words. Protocol p is bit p.
struct Drawing {
  Layout layout;

  ZoneId zone(const std::string& name, bool external = false) {
    layout.zones.push_back({.name = name, .site = {}, .external = external});
    return {static_cast<std::uint32_t>(layout.zones.size() - 1)};
  }
  HostId host(const std::string& name, ZoneId zone) {
    Host host;
    host.name = name;
    host.zone = zone;
    layout.hosts.push_back(std::move(host));
    return {static_cast<std::uint32_t>(layout.hosts.size() - 1)};
  }
  ServiceId service(const std::string& name, HostId host) {
    layout.services.push_back({.name = name, .host = host});
    return {static_cast<std::uint32_t>(layout.services.size() - 1)};
  }
  LinkId link(ZoneId a, ZoneId b, std::vector<FlowRule> rules = {{.allow = true}}) {
    layout.links.push_back({.name = "link", .a = a, .b = b, .rules = std::move(rules)});
    return {static_cast<std::uint32_t>(layout.links.size() - 1)};
  }
  /// What it hides is `hides`, one of the two, but for what is forwarded.
  LinkId translating(ZoneId a, ZoneId b, ZoneId hides, std::vector<Forward> forwards = {}) {
    const LinkId id = link(a, b);
    layout.links[id.value].hides = hides;
    layout.links[id.value].forwards = std::move(forwards);
    return id;
  }
  LinkId tunnel(ZoneId a, ZoneId b, Carrier over) {
    const LinkId id = link(a, b);
    layout.links[id.value].over = over;
    return id;
  }
  FunctionId function(Need need, std::vector<Entity> parts, std::uint32_t k = 1) {
    Function function{.name = "function", .shown_to = {}, .need = need, .k = k, .parts = parts};
    layout.functions.push_back(std::move(function));
    return {static_cast<std::uint32_t>(layout.functions.size() - 1)};
  }
};

}  // namespace redoubt::range
