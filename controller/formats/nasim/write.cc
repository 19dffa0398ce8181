#include "controller/formats/nasim/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace redoubt::formats::nasim {
namespace {

constexpr std::size_t kStemMax = 56;  ///< leaves room for a number within a name

/// NASim's names as scenarios spell theirs, each its own.
class Spelling {
 public:
  std::string of(std::string_view name) {
    std::string spelled;
    for (const char c : name.substr(0, kStemMax)) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      const bool capital = c >= 'A' && c <= 'Z';
      const bool mark = !spelled.empty() && (c == '-' || c == '_' || c == '.');
      spelled += letter || mark ? c : capital ? static_cast<char>(c - 'A' + 'a') : 'x';
    }
    std::string own = spelled;
    for (int i = 2; !taken_.insert(own).second; ++i) own = fmt::format("{}-{}", spelled, i);
    return own;
  }

  std::vector<std::string> of_all(const std::vector<std::string>& names) {
    std::vector<std::string> spelled;
    for (const std::string& name : names) spelled.push_back(of(name));
    return spelled;
  }

 private:
  std::set<std::string> taken_;
};

/// In single quotes, in which YAML knows no escape but theirs.
std::string quoted(std::string_view text) {
  std::string all = "'";
  for (const char c : text) all += c == '\'' ? "''" : std::string(1, c);
  return all + "'";
}

std::string zone(std::uint32_t subnet) {
  return subnet == 0 ? "internet" : fmt::format("subnet-{}", subnet);
}
std::string host_name(Address address) {
  return fmt::format("host-{}-{}", address.subnet, address.host);
}

class Writer {
 public:
  Writer(const Network& network, std::string_view title)
      : network_(network),
        services_(Spelling().of_all(network.services)),
        systems_(Spelling().of_all(network.systems)),
        processes_(Spelling().of_all(network.processes)) {
    write_exercise(title);
    write_ground();
    write_links();
    write_hosts();
    write_techniques();
    write_red();
  }

  std::string text() && { return std::move(text_); }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> format, Parts&&... parts) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Parts>(parts)...);
    text_ += '\n';
  }

  std::string list(const Numbers& numbers, const std::vector<std::string>& names) const {
    std::vector<std::string_view> chosen;
    for (const std::uint32_t number : numbers) chosen.push_back(names[number]);
    return fmt::format("[{}]", fmt::join(chosen, ", "));
  }

  std::string hosts(auto&& wanted) const {
    std::vector<std::string> names;
    for (const Host& host : network_.hosts) {
      if (wanted(host)) names.push_back(host_name(host.address));
    }
    return fmt::format("[{}]", fmt::join(names, ", "));
  }

  void write_exercise(std::string_view title);
  void write_ground();
  void write_links();
  void write_hosts();
  void write_techniques();
  void write_red();
  void technique(Spelling& codes, std::string_view name, std::string_view tactic,
                 std::string_view needs, std::string_view effects, terms::Odds odds,
                 std::int64_t cost);
  void attack(Spelling& codes, const Attack& attack, std::string_view tactic, std::string needs);

  const Network& network_;
  std::vector<std::string> services_;
  std::vector<std::string> systems_;
  std::vector<std::string> processes_;
  std::string text_;
};

void Writer::write_exercise(std::string_view title) {
  line("format_version: 1");
  line("");
  line("# A NASim network. One step of its agent takes a second.");
  line("exercise:");
  line("  title: {}", quoted(title));
  line("  endex: {} s", network_.step_limit.value_or(kStepsWithoutLimit));
  line("  rules: nasim");
  line("  catalogue: own");
  line("  goal: {}", hosts([](const Host& host) { return host.sensitive; }));
  line("");
}

void Writer::write_ground() {
  line("protocols: [{}]", fmt::join(services_, ", "));
  line("systems: [{}]", fmt::join(systems_, ", "));
  if (!processes_.empty()) {
    line("software:");
    for (const std::string& process : processes_) line("  {}: {{}}", process);
  }
  line("nations: {{nowhere: {{}}}}");
  line("sites: {{network: {{nation: nowhere}}}}");
  line("zones:");
  for (std::uint32_t i = 0; i < network_.subnets.size(); ++i) {
    line("  {}: {{site: network{}}}", zone(i), i == 0 ? ", external: true" : "");
  }
  line("");
}

void Writer::write_links() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const Opening*>> links;
  for (const Opening& opening : network_.openings) {
    links[std::minmax(opening.from, opening.to)].push_back(&opening);
  }
  line("links:");
  for (const auto& [ends, openings] : links) {
    line("  link-{}-{}:", ends.first, ends.second);
    line("    between: [{}, {}]", zone(ends.first), zone(ends.second));
    if (std::all_of(openings.begin(), openings.end(),
                    [](const Opening* opening) { return opening->services.empty(); })) {
      continue;  // what no rule allows is denied
    }
    line("    rules:");
    for (const Opening* opening : openings) {
      if (opening->services.empty()) continue;
      line("      - {{allow: {}, from: {}, to: {}}}", list(opening->services, services_),
           zone(opening->from), zone(opening->to));
    }
  }
  line("");
}

void Writer::write_hosts() {
  line("hosts:");
  for (const Host& host : network_.hosts) {
    line("  {}:", host_name(host.address));
    line("    zone: {}", zone(host.address.subnet));
    line("    system: {}", systems_[host.system]);
    if (!host.services.empty()) line("    services: {}", list(host.services, services_));
    if (!host.processes.empty()) line("    software: {}", list(host.processes, processes_));
    if (host.value != 0) line("    value: {}", host.value);
    std::map<Numbers, std::vector<std::string>> denied;
    for (const Denial& denial : host.denials) {
      if (!denial.services.empty()) denied[denial.services].push_back(host_name(denial.from));
    }
    if (!denied.empty()) line("    denials:");
    for (const auto& [services, from] : denied) {
      line("      - {{from: [{}], protocols: {}}}", fmt::join(from, ", "),
           list(services, services_));
    }
  }
  line("");
}

/// What every action asks comes first, so that most are refused at the least cost.
void Writer::technique(Spelling& codes, std::string_view name, std::string_view tactic,
                       std::string_view needs, std::string_view effects, terms::Odds odds,
                       std::int64_t cost) {
  line("  {}:", codes.of(name));
  line("    name: {}", quoted(name));
  line("    tactic: {}", tactic);
  line("    needs: [discovered, near{}]", needs);
  if (!effects.empty()) line("    effects: [{}]", effects);
  line("    odds: {}.{:06}", odds.per_million / terms::Odds::kCertain,
       odds.per_million % terms::Odds::kCertain);
  line("    cost: {}", cost);
}

void Writer::attack(Spelling& codes, const Attack& attack, std::string_view tactic,
                    std::string needs) {
  if (attack.system) needs += fmt::format(", {{system: {}}}", systems_[*attack.system]);
  const bool root = attack.access == terms::Access::kAdmin;
  technique(codes, attack.name, tactic, needs,
            fmt::format("{{gain_access: {}}}", root ? "admin" : "user"), attack.odds, attack.cost);
}

void Writer::write_techniques() {
  constexpr std::string_view kOnHost = ", {session: user}";
  constexpr terms::Odds kCertain{terms::Odds::kCertain};
  Spelling codes;
  const Costs& costs = network_.costs;
  line("techniques:");
  technique(codes, "service_scan", "discovery", "", "", kCertain, costs.service_scan);
  technique(codes, "os_scan", "discovery", "", "", kCertain, costs.os_scan);
  technique(codes, "subnet_scan", "discovery", kOnHost, "discover", kCertain, costs.subnet_scan);
  technique(codes, "process_scan", "discovery", kOnHost, "", kCertain, costs.process_scan);
  for (const Attack& exploit : network_.exploits) {
    const std::string& service = services_[exploit.through.value()];
    attack(codes, exploit, "initial-access",
           fmt::format(", {{reach: {0}}}, {{service: {0}}}", service));
  }
  for (const Attack& escalation : network_.escalations) {
    std::string needs{kOnHost};
    if (escalation.through) {
      needs += fmt::format(", {{software: {}}}", processes_[*escalation.through]);
    }
    attack(codes, escalation, "privilege-escalation", std::move(needs));
  }
  line("");
}

void Writer::write_red() {
  line("cells:");
  line("  red:");
  line("    role: red");
  line("    mission: Hold every sensitive host as root");
  std::vector<std::string> zones;
  for (std::uint32_t i = 1; i < network_.subnets.size(); ++i) zones.push_back(zone(i));
  line("    knows: [{}]", fmt::join(zones, ", "));
}

}  // namespace

std::string scenario_of(const Network& network, std::string_view title) {
  return Writer(network, title).text();
}

}  // namespace redoubt::formats::nasim
