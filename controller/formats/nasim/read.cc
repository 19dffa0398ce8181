#include "controller/formats/nasim/read.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "controller/formats/nasim/words.h"
#include "controller/yaml/fields.h"

namespace redoubt::formats::nasim {
namespace {

using yaml::Fields;
using yaml::Value;

class Reader {
 public:
  explicit Reader(Fields& top) : top_(top) {}

  Network network() && {
    read_subnets(top_.required("subnets"));
    read_topology(top_.required("topology"));
    network_.systems = distinct_words(top_.required("os"), kNamesMax);
    network_.services = distinct_words(top_.required("services"), kServicesMax);
    network_.processes = distinct_words(top_.required("processes"), kNamesMax);
    network_.exploits = attacks(top_.required("exploits"), "service", network_.services);
    network_.escalations =
        attacks(top_.required("privilege_escalation"), "process", network_.processes);
    network_.costs = {
        worth(top_.required("service_scan_cost")), worth(top_.required("os_scan_cost")),
        worth(top_.required("subnet_scan_cost")), worth(top_.required("process_scan_cost"))};
    read_hosts(top_.required("host_configurations"));
    read_sensitive(top_.required("sensitive_hosts"));
    read_firewall(top_.required("firewall"));
    network_.step_limit = top_.optional("step_limit").integer(1, kStepsMax);
    return std::move(network_);
  }

 private:
  void read_subnets(Value value) {
    network_.subnets = {0};
    std::uint32_t hosts = 0;
    for (const Value& size : value.list(kSubnetsMax)) {
      const auto count = static_cast<std::uint32_t>(size.integer(1, kHostsMax).value_or(1));
      network_.subnets.push_back(count);
      hosts += count;
    }
    if (hosts > kHostsMax)
      value.error(yaml::Fault::kTooMuch, "more than " + std::to_string(kHostsMax) + " hosts");
  }

  void read_topology(Value value) {
    const std::size_t subnets = network_.subnets.size();
    const auto rows = value.list(kSubnetsMax + 1);
    if (value.present() && rows.size() != subnets) {
      return value.expected("a row for the internet and one for each subnet");
    }
    for (const Value& row : rows) {
      std::vector<bool>& flags = connected_.emplace_back();
      for (const Value& flag : row.list(kSubnetsMax + 1)) {
        flags.push_back(flag.integer(0, 1).value_or(0) == 1);
      }
      if (flags.size() != subnets) row.expected("a 0 or 1 for the internet and for each subnet");
      flags.resize(subnets, false);
    }
    for (std::size_t a = 0; a < rows.size(); ++a) {
      if (a > 0 && !connected_[a][a]) rows[a].error("a subnet is connected to itself");
      for (std::size_t b = 0; b < a; ++b) {
        if (connected_[a][b] != connected_[b][a]) {
          rows[a].error("what is connected is so both ways, unlike row " + std::to_string(b));
        }
      }
    }
  }

  bool are_connected(std::size_t a, std::size_t b) const {
    return a < connected_.size() && b < connected_.size() && connected_[a][b];
  }

  std::vector<Attack> attacks(Value value, const char* through,
                              const std::vector<std::string>& known) {
    std::vector<Attack> read;
    for (const Value::Entry& entry : value.entries(kNamesMax)) {
      Fields fields(entry.value);
      Attack& attack = read.emplace_back();
      attack.name = word(entry.key).value_or("");
      const Value used = fields.required(through);
      if (is_none(used) && &known == &network_.services) used.expected("a service");
      attack.through = number_or_none(used, known);
      attack.system = number_or_none(fields.required("os"), network_.systems);
      attack.odds = fields.required("prob").odds().value_or(terms::Odds{});
      attack.cost = worth(fields.required("cost"));
      attack.access = access(fields.required("access"));
    }
    return read;
  }

  void read_hosts(Value value) {
    for (std::uint32_t subnet = 1; subnet < network_.subnets.size(); ++subnet) {
      first_.push_back(network_.hosts.size());
      for (std::uint32_t i = 0; i < network_.subnets[subnet]; ++i) {
        network_.hosts.emplace_back().address = {subnet, i};
      }
    }
    std::set<Address> configured;
    for (const Value::Entry& entry : value.entries(kHostsMax)) {
      Host* host = host_at(entry.key);
      if (host == nullptr) continue;
      if (!configured.insert(host->address).second)
        entry.key.error(yaml::Fault::kTwice, "configured already");
      Fields fields(entry.value);
      host->system = number(fields.required("os"), network_.systems).value_or(0);
      host->services = numbers(fields.required("services"), network_.services);
      host->processes = numbers(fields.required("processes"), network_.processes);
      host->value = worth(fields.optional("value"));
      read_denials(fields.optional("firewall"), *host);
    }
    for (const Host& host : network_.hosts) {
      if (value.present() && !configured.contains(host.address)) {
        value.error("host " + to_text(host.address) + " is not configured");
      }
    }
  }

  /// Its own firewall: which services it denies to which other hosts. One entry for each of them.
  void read_denials(Value value, Host& host) {
    for (const Value::Entry& entry : value.entries(kHostsMax)) {
      const Host* from = host_at(entry.key);
      if (from == nullptr) continue;
      const bool again =
          std::any_of(host.denials.begin(), host.denials.end(),
                      [&](const Denial& denial) { return denial.from == from->address; });
      if (again) entry.key.error(yaml::Fault::kTwice, "named already");
      host.denials.push_back({from->address, numbers(entry.value, network_.services)});
    }
  }

  void read_sensitive(Value value) {
    for (const Value::Entry& entry : value.entries(kHostsMax)) {
      Host* host = host_at(entry.key);
      if (host == nullptr) continue;
      if (host->sensitive) entry.key.error(yaml::Fault::kTwice, "named already");
      host->sensitive = true;
      host->value = worth(entry.value);
    }
    if (value.present() && value.findings().ok() && value.node().size() == 0) {
      value.expected("at least one host");
    }
  }

  void read_firewall(Value value) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> given;
    for (const Value::Entry& entry : value.entries(std::size_t{kSubnetsMax} * kSubnetsMax)) {
      const auto pair = tuple(entry.key);
      if (!pair) continue;
      if (pair->subnet >= network_.subnets.size() || pair->host >= network_.subnets.size()) {
        entry.key.error(yaml::Fault::kUnknownName, "there is no such subnet");
        continue;
      }
      if (!given.insert({pair->subnet, pair->host}).second)
        entry.key.error(yaml::Fault::kTwice, "given already");
      Numbers services = numbers(entry.value, network_.services);
      if (!are_connected(pair->subnet, pair->host)) {
        entry.key.warning("these subnets are not connected, so nothing passes");
      } else if (pair->subnet != pair->host) {
        network_.openings.push_back({pair->subnet, pair->host, std::move(services)});
      }
    }
    for (std::uint32_t a = 0; a < connected_.size(); ++a) {
      for (std::uint32_t b = 0; b < connected_.size(); ++b) {
        if (a == b || !connected_[a][b] || !value.present() || given.contains({a, b})) continue;
        value.error("nothing is said of " + to_text({a, b}) + ", though they are connected");
      }
    }
  }

  Host* host_at(const Value& key) {
    const auto address = tuple(key);
    if (!address) return nullptr;
    if (address->subnet == 0 || address->subnet >= network_.subnets.size() ||
        address->host >= network_.subnets[address->subnet]) {
      key.error(yaml::Fault::kUnknownName, "there is no such host");
      return nullptr;
    }
    return &network_.hosts[first_[address->subnet - 1] + address->host];
  }

  Fields& top_;
  Network network_;
  std::vector<std::vector<bool>> connected_;
  std::vector<std::size_t> first_;  ///< by subnet from 1: where its hosts begin
};

}  // namespace

std::optional<Network> read(const yaml::Tree& tree, yaml::Findings& findings) {
  const std::size_t before = findings.errors();
  std::optional<Network> network;
  {
    Fields top(Value(tree.root(), findings));
    network = Reader(top).network();
  }
  if (findings.errors() != before) network.reset();
  return network;
}

}  // namespace redoubt::formats::nasim
