#include <fmt/format.h>

#include <algorithm>

#include "controller/proof/page.h"
#include "controller/proof/prove.h"
#include "controller/range/world.h"
#include "controller/rules/coverage.h"

namespace redoubt::proof {
namespace {

using range::HostId;
using range::ProtocolSet;
using scenario::Action;
using scenario::Exercise;
using scenario::Need;
using scenario::NeedKind;
using terms::Attempt;
using terms::EntityKind;

/// What techniques need that no play can bring about, asked of the range as it is drawn with red
/// wherever it may get to.
class CampaignProof {
 public:
  CampaignProof(const scenario::Exercise& exercise, const scenario::Written& written,
                yaml::Findings& findings)
      : exercise_(exercise),
        written_(written),
        world_(exercise_.layout),
        coverage_(exercise_),
        findings_(findings) {}

  void prove() {
    for (std::uint32_t cell = 0; cell < exercise_.cells.size(); ++cell) {
      const auto& steps = exercise_.cells[cell].campaign.steps;
      for (std::size_t i = 0; i < steps.size(); ++i) {
        works_.push_back(
            prove(steps[i], exercise_.cells[cell].blind_steps.at(i), written_.steps[cell].at(i)));
      }
      prove_sequel(cell);
      works_.clear();
    }
    for (const HostId host : exercise_.goal) prove_goal(host);
  }

 private:
  /// What one step comes to over all that it may try on all that it may aim at.
  struct Outlook {
    bool works = false;
    bool on_hosts = false;  ///< nothing else leaves traces
    bool seen = false;
    std::string why_not;  ///< of the last that does not work
  };

  /// What waits for a step that never works, or for one that waits for one, never comes itself.
  void prove_sequel(std::uint32_t cell) {
    const auto& steps = exercise_.cells[cell].campaign.steps;
    std::vector<bool> comes = works_;
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto never = [&](std::uint32_t other) { return !comes[other]; };
        const bool all = std::none_of(steps[i].after.begin(), steps[i].after.end(), never);
        const auto& any = steps[i].after_any;
        const bool one = any.empty() || !std::all_of(any.begin(), any.end(), never);
        if (!comes[i] || (all && one)) continue;
        comes[i] = false;
        more = true;
        findings_.proved(yaml::Severity::kError, written_.steps[cell].at(i),
                         fmt::format("step '{}' waits for one that never succeeds", steps[i].id),
                         kComesAfterNever);
      }
    }
  }

  /// Some technique of red's leads to full control there.
  void prove_goal(HostId host) {
    for (const Action& action : exercise_.catalogue) {
      const bool red = action.role == terms::Role::kRed && action.target == EntityKind::kHost;
      const bool leads = std::any_of(
          action.effects.begin(), action.effects.end(), [](const scenario::Effect& effect) {
            return effect.kind == scenario::EffectKind::kGainAccess &&
                   effect.amount == static_cast<std::int64_t>(terms::Access::kAdmin);
          });
      if (red && leads && obstacle(action, host).empty()) return;
    }
    if (is_given(host)) return;
    findings_.proved(yaml::Severity::kError, written_.goal,
                     fmt::format("nothing gives red full control of '{}', its aim",
                                 exercise_.layout.hosts[host.value].name),
                     kGoalOutOfReach);
  }

  /// By exercise control, or by an update.
  bool is_given(HostId host) const {
    const auto gives = [&](const std::vector<scenario::Consequence>& then) {
      for (const scenario::Consequence& each : then) {
        for (const range::Event& fact : each.facts) {
          if (fact.kind == range::EventKind::kAccessGained && fact.subject == entity(host)) {
            return true;
          }
        }
      }
      return false;
    };
    return std::any_of(exercise_.injects.begin(), exercise_.injects.end(),
                       [&](const scenario::Inject& inject) {
                         const auto& options = inject.options;
                         return gives(inject.then) || gives(inject.no_answer.then) ||
                                std::any_of(options.begin(), options.end(),
                                            [&](const auto& option) { return gives(option.then); });
                       });
  }

  /// Whether it can work.
  bool prove(const terms::CampaignStep& step, bool blind, const yaml::Place& at) {
    Outlook outlook;
    for (const Attempt& attempt : step.any_of) look(attempt, outlook);
    if (!outlook.works) {
      findings_.proved(yaml::Severity::kError, at,
                       fmt::format("step '{}' can never work: {}", step.id, outlook.why_not),
                       kNeverWorks);
    } else if (outlook.on_hosts && !outlook.seen && !blind) {
      findings_.proved(yaml::Severity::kWarning, at,
                       fmt::format("no sensor can notice step '{}' anywhere", step.id),
                       kNobodySees);
    } else if (outlook.seen && blind) {
      findings_.proved(yaml::Severity::kWarning, at,
                       fmt::format("step '{}' is marked blind, and can be seen", step.id),
                       kSeenAfterAll);
    }
    return outlook.works;
  }

  void look(const Attempt& attempt, Outlook& outlook) {
    const Action& action = exercise_.catalogue[attempt.action.value];
    if (action.target != EntityKind::kHost) {
      outlook.works = true;  // what other things need is made so by others
      return;
    }
    outlook.on_hosts = true;
    bool any = false;
    const auto& hosts = exercise_.layout.hosts;
    for (std::uint32_t i = 0; i < hosts.size(); ++i) {
      if (!is_meant(attempt.target, hosts[i])) continue;
      any = true;
      const std::string why_not = obstacle(action, HostId{i});
      if (!why_not.empty()) {
        outlook.why_not = fmt::format("{} on {}: {}", action.code, hosts[i].name, why_not);
        continue;
      }
      outlook.works = true;
      outlook.seen = outlook.seen || is_seen(action, HostId{i});
      if (outlook.seen) return;
    }
    if (!any) outlook.why_not = fmt::format("{} aims at nothing that is drawn", action.code);
  }

  /// As red's mind chooses; a name may be that of one host or of a group of them.
  bool is_meant(const terms::Selector& selector, const range::Host& host) const {
    if (!selector.name.empty() && host.name != selector.name) return false;
    const auto& among = selector.among;
    if (!among.empty() && std::find(among.begin(), among.end(), host.name) == among.end()) {
      return false;
    }
    if (!selector.zone.empty() && exercise_.layout.zones[host.zone.value].name != selector.zone) {
      return false;
    }
    return selector.tag.empty() ||
           std::find(host.tags.begin(), host.tags.end(), selector.tag) != host.tags.end();
  }

  /// Empty where there is none that stays.
  std::string obstacle(const Action& action, HostId host) const {
    for (const Need& need : action.needs) {
      if (!lacks(need, host)) continue;
      switch (need.kind) {
        case NeedKind::kReach:
          return fmt::format("no host and no outside gets there by {}", protocol(need.amount));
        case NeedKind::kGoesOut:
          return "nothing gets from there to the outside";
        case NeedKind::kWeakness:
          return "it has no such weakness";
        case NeedKind::kCredential:
          return "no account logs on there";
        case NeedKind::kData:
          return "it holds no data";
        case NeedKind::kService:
          return fmt::format("it does not serve {}", protocol(need.amount));
        default:
          return "its system or software is another";
      }
    }
    return {};
  }

  std::string protocol(std::int64_t way) const {
    const auto& protocols = exercise_.layout.protocols;
    const auto i = static_cast<std::size_t>(way);
    return i < protocols.size() ? protocols[i] : "anything";
  }

  bool lacks(const Need& need, HostId id) const {
    const range::Layout& layout = exercise_.layout;
    const range::Host& host = layout.hosts[id.value];
    switch (need.kind) {
      case NeedKind::kReach:
        return !is_reached(id, range::way(need.amount));
      case NeedKind::kGoesOut:
        return !world_.gets_out(id, range::way(need.amount));
      case NeedKind::kWeakness:
        return std::none_of(host.weaknesses.begin(), host.weaknesses.end(), [&](auto weakness) {
          return static_cast<std::int64_t>(layout.weaknesses[weakness.value].kind) == need.amount;
        });
      case NeedKind::kCredential:
        return host.accounts.empty();
      case NeedKind::kData:
        return host.data.empty();
      case NeedKind::kService:
        return std::none_of(host.services.begin(), host.services.end(), [&](auto service) {
          return layout.services[service.value].protocol == need.amount;
        });
      case NeedKind::kSystem:
        return host.os != static_cast<std::uint32_t>(need.amount);
      case NeedKind::kSoftware:
        return std::none_of(host.software.begin(), host.software.end(),
                            [&](auto software) { return software.value == need.amount; });
      default:
        return false;
    }
  }

  bool is_reached(HostId to, ProtocolSet by) const {
    const range::Layout& layout = exercise_.layout;
    for (std::uint32_t i = 0; i < layout.zones.size(); ++i) {
      const bool outside = layout.zones[i].external;
      if (outside && (world_.between(range::ZoneId{i}, to) & by) != 0) return true;
    }
    for (std::uint32_t i = 0; i < layout.hosts.size(); ++i) {
      if (HostId{i} != to && (world_.between(HostId{i}, to) & by) != 0) return true;
    }
    return false;
  }

  bool is_seen(const Action& action, HostId host) const {
    return std::any_of(
        action.traces.begin(), action.traces.end(), [&](const scenario::Trace& trace) {
          return trace.odds.per_million > 0 && !coverage_.of(host, trace.kind).empty();
        });
  }

  const Exercise& exercise_;
  const scenario::Written& written_;
  range::World world_;
  rules::Coverage coverage_;
  yaml::Findings& findings_;
  std::vector<bool> works_;  ///< by step of the campaign looked at
};

}  // namespace

void prove_campaigns(const scenario::Exercise& exercise, const scenario::Written& written,
                     yaml::Findings& findings) {
  CampaignProof(exercise, written, findings).prove();
}

}  // namespace redoubt::proof
