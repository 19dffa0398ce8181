#pragma once

#include <cstdint>
#include <vector>

#include "controller/rules/rule_set.h"

namespace redoubt::rules {

/// The rules of NASim, the network attack simulator, so that its scenarios can be played and their
/// published means compared. Needs and effects are the catalogue's, read as by Redoubt's own rules
/// but for what follows.
///
/// A zone next to the outside is public; its hosts are discovered from STARTEX. A protocol passes
/// from zone to zone within one zone, or over a direct link whose firewall lets it through, and no
/// further. What needs a protocol to get through is an exploit:
///
///   - its target lies in a public zone, or the protocol passes from a zone with a held host;
///   - the protocol passes from some host that is held or public, and the target's own firewall
///     does not deny it to that host;
///   - on a host already held it never fails by chance.
class NasimRules final : public RuleSet {
 public:
  explicit NasimRules(const scenario::Exercise& exercise);

  void open(const range::World& world, Facts& facts) const override;
  terms::Reason judge(const range::World& world, terms::ActionId action, terms::CellId actor,
                      range::Entity target) const override;
  terms::Odds odds(const range::World& world, terms::ActionId action,
                   range::Entity target) const override;
  terms::Duration least(const range::World&, terms::ActionId, range::Entity) const override {
    return {};
  }
  bool effect(const range::World& world, terms::ActionId action, std::size_t n, terms::CellId actor,
              range::Entity target, Facts& facts) const override;
  Unfinished unfinished() const override { return Unfinished::kCounted; }

 private:
  struct Zone {
    bool is_public = false;
    std::uint32_t hosts = 0;
  };

  const Zone& zone(range::ZoneId id) const { return zones_[id.value]; }
  bool gets_through(const range::World& world, range::HostId target,
                    range::Protocol protocol) const;
  std::uint32_t denied_sources(const range::World& world, range::HostId target,
                               range::Protocol protocol) const;

  const scenario::Exercise* exercise_;
  std::vector<Zone> zones_;
  std::vector<std::uint8_t> exploits_;  ///< by action: whether it is one
};

}  // namespace redoubt::rules
