#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "controller/range/layout.h"
#include "controller/scenario/names.h"
#include "controller/yaml/value.h"

namespace redoubt::scenario {

/// The names of the range. All kinds share one space of names, so that a name alone says what is
/// meant, in the files as on the screens of an exercise. A name stands for one thing, or for a
/// group of them: hosts drawn from one entry, data of one name on several hosts.
class Things {
 public:
  /// Lists of hosts may name this many in all, so that a small file cannot ask for all memory.
  static constexpr std::size_t kListedMax = 1'000'000;

  explicit Things(const range::Layout& layout) : layout_(&layout) {}

  /// False, and said at `at`, where the name is taken.
  bool declare(const yaml::Value& at, std::string name, range::Entity thing);
  bool declare_group(const yaml::Value& at, std::string name, terms::EntityKind kind,
                     std::vector<std::uint32_t> members);
  /// Declares the group if need be; then the member is one of it.
  void join_group(const yaml::Value& at, const std::string& name, range::Entity member);
  /// The zone may be unknown.
  void settle(range::HostId host, range::ZoneId zone) { in_zone_[zone.value].push_back(host); }
  void tag_host(const std::string& tag, range::HostId host) { tagged_[tag].push_back(host); }
  void tag_data(const std::string& tag) { tagged_[tag]; }

  /// The one thing of this kind that a reference means; kNone after it has said why there is none.
  std::uint32_t one(const yaml::Value& reference, terms::EntityKind kind) const;

  /// The same, of any of these kinds; not valid where there is none.
  range::Entity one(const yaml::Value& reference,
                    std::initializer_list<terms::EntityKind> kinds) const;

  /// The one thing, of whatever kind. Not valid where it has said why there is none.
  range::Entity one_of_any(const yaml::Value& reference) const;

  /// A host list: hosts, groups, zones and tags, each host once, in the order of the list. Said
  /// where it is empty.
  std::vector<range::HostId> hosts(const yaml::Value& list);

  /// Things of these kinds, each once, in the order of the list. Among kinds, hosts mean host lists
  /// and services are written HOSTS/PROTOCOL.
  std::vector<range::Entity> all(const yaml::Value& list,
                                 std::initializer_list<terms::EntityKind> kinds);

  /// The tag, once it is known that something carries it; else empty, and said.
  std::string tag(const yaml::Value& reference) const;

 private:
  struct Thing {
    terms::EntityKind kind = terms::EntityKind::kHost;
    std::vector<std::uint32_t> members;
    yaml::Place declared_at;
  };
  using Kinds = std::initializer_list<terms::EntityKind>;

  /// What a list has come to mean so far.
  struct Listed {
    std::vector<range::Entity> things;
    std::set<range::Entity> seen;
  };

  const Thing* find(std::string_view name) const;
  const Thing* resolve(const yaml::Value& reference, std::string_view name, Kinds kinds) const;
  void list(const yaml::Value& element, Kinds kinds, Listed& listed);
  void list_hosts(const yaml::Value& element, std::string_view what,
                  const std::vector<range::HostId>& hosts, Listed& listed);
  void list_services(const yaml::Value& element, std::string_view written, Listed& listed);
  void add(const yaml::Value& element, range::Entity thing, Listed& listed);

  const range::Layout* layout_;
  std::map<std::string, Thing, std::less<>> things_;
  std::map<std::string, std::vector<range::HostId>, std::less<>> tagged_;
  std::map<std::uint32_t, std::vector<range::HostId>> in_zone_;
  std::size_t listed_ = 0;
};

}  // namespace redoubt::scenario
