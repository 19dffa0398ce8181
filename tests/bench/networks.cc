#include "tests/bench/networks.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "controller/rehearsal/sweep.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/rehearsal/nasim_exercise.h"

namespace redoubt::bench {
namespace {

using formats::nasim::Attack;
using formats::nasim::Numbers;
using terms::Access;

constexpr std::uint32_t kHostsInSubnet = 5;
constexpr std::uint32_t kServices = 5;
constexpr std::uint32_t kProcesses = 3;

void draw_subnets(formats::nasim::Network& network, std::uint32_t hosts) {
  network.subnets = {0, 1, 1};
  for (std::uint32_t left = hosts - 2; left > 0; left -= std::min(left, kHostsInSubnet)) {
    network.subnets.push_back(std::min(left, kHostsInSubnet));
  }
}

/// Some services, one at least.
Numbers some_services(terms::Stream& chance) {
  Numbers services;
  for (std::uint32_t i = 0; i < kServices; ++i) {
    if (chance.below(kServices) < 2) services.push_back(i);
  }
  if (services.empty()) services.push_back(static_cast<std::uint32_t>(chance.below(kServices)));
  return services;
}

void connect(formats::nasim::Network& network, std::uint32_t a, std::uint32_t b,
             terms::Stream& chance) {
  network.openings.push_back({a, b, some_services(chance)});
  network.openings.push_back({b, a, some_services(chance)});
}

/// Internet, public, sensitive and the first subnet of users meet; the other users' subnets hang in
/// a binary tree below it.
void draw_links(formats::nasim::Network& network, terms::Stream& chance) {
  connect(network, 0, 1, chance);
  connect(network, 1, 2, chance);
  for (std::uint32_t subnet = 3; subnet < network.subnets.size(); ++subnet) {
    if (subnet > 3) {
      connect(network, 3 + (subnet - 4) / 2, subnet, chance);
      continue;
    }
    connect(network, 1, subnet, chance);
    connect(network, 2, subnet, chance);
  }
}

void draw_hosts(formats::nasim::Network& network, terms::Stream& chance) {
  for (std::uint32_t subnet = 1; subnet < network.subnets.size(); ++subnet) {
    for (std::uint32_t i = 0; i < network.subnets[subnet]; ++i) {
      formats::nasim::Host host;
      host.address = {subnet, i};
      host.system = static_cast<std::uint32_t>(chance.below(2));
      host.services = some_services(chance);
      host.processes = {static_cast<std::uint32_t>(chance.below(kProcesses))};
      network.hosts.push_back(std::move(host));
    }
  }
  for (formats::nasim::Host* host : {&network.hosts[1], &network.hosts.back()}) {
    host->sensitive = true;
    host->value = 100;
  }
}

void draw_attacks(formats::nasim::Network& network, terms::Stream& chance) {
  const auto attack = [&](const std::string& name, std::uint32_t through, Access access) {
    const auto odds = static_cast<std::uint32_t>(chance.between(300'000, 900'000));
    return Attack{name, through, std::nullopt, {odds}, 1, access};
  };
  network.systems = {"linux", "windows"};
  for (std::uint32_t i = 0; i < kServices; ++i) {
    network.services.push_back("service-" + std::to_string(i));
    const Access access = i % 2 == 0 ? Access::kUser : Access::kAdmin;
    network.exploits.push_back(attack("exploit-" + std::to_string(i), i, access));
  }
  for (std::uint32_t i = 0; i < kProcesses; ++i) {
    network.processes.push_back("process-" + std::to_string(i));
    network.escalations.push_back(attack("escalation-" + std::to_string(i), i, Access::kAdmin));
  }
  network.costs = {1, 1, 1, 1};
}

}  // namespace

Network generated_network(std::uint32_t hosts, std::int64_t steps) {
  terms::Stream chance(kFirstSeed, terms::Purpose::kChoice, hosts);
  formats::nasim::Network network;
  draw_subnets(network, hosts);
  draw_links(network, chance);
  draw_hosts(network, chance);
  draw_attacks(network, chance);
  network.step_limit = steps;
  return rehearsal::exercise_of(network);
}

Network medium_network() {
  const std::filesystem::path file = "../shared/cases/nasim/medium.yaml";
  if (!std::filesystem::exists(file)) return generated_network(16, 2000);
  return rehearsal::exercise_of(file);
}

double steps_per_second(const Network& network, std::uint64_t runs) {
  const double begin = processor_seconds();
  const auto sweep =
      rehearsal::sweep(network, kFirstSeed, runs, 1, rehearsal::shipped_minds("random", "idle"));
  const double seconds = processor_seconds() - begin;
  REDOUBT_CHECK(sweep.ok());
  double steps = 0;
  for (const rehearsal::Course& course : sweep->courses) {
    steps += static_cast<double>(course.red_orders);
  }
  return steps / seconds;
}

}  // namespace redoubt::bench
