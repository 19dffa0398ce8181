#include <utility>

#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"
#include "controller/scenario/vocabulary.h"

/// Where hosts stand, what they are and what joins them.
namespace redoubt::scenario::grammar {

namespace {

Shape protocols() { return one_or_list(name("protocol")); }

const Mapping& rule() {
  static const Mapping kRule = {
      "rule",
      "A firewall's rule: the first that matches decides, and what none matches is denied.",
      {{"allow", kOneOf, protocols(), "Protocols that it lets through, or `all`."},
       {"deny", kOneOf, protocols(), "Protocols that it stops, or `all`."},
       {"from", kOptional, thing("zone or host"), "Where the flow begins; left out: anywhere."},
       {"to", kOptional, thing("zone or host"), "Where it is meant to end; left out: anywhere."},
       {"into", kOptional, thing("zone"),
        "Of the two zones of the link: only what crosses into this one."}}};
  return kRule;
}

const Mapping& forward() {
  static const Mapping kForward = {
      "forward",
      "What crosses into the side that the link hides.",
      {{"protocols", kRequired, protocols(), "Protocols that are forwarded, or `all`."},
       {"to", kRequired, thing("zone or host"), "Where they are forwarded to."}}};
  return kForward;
}

const Mapping& carrier() {
  static const Mapping kCarrier = {
      "carrier",
      "The flow that carries a tunnel: the tunnel stands while this passes.",
      {{"from", kRequired, thing("zone"), "Where the flow begins."},
       {"to", kRequired, thing("zone"), "Where it ends."},
       {"protocol", kRequired, name("protocol"), "What firewalls on the way see."}}};
  return kCarrier;
}

const Mapping& datum() {
  static const Mapping kDatum = {
      "datum",
      "Data that lies on a host.",
      {{"name", kRequired, name("data"), "Where several hosts may have it, each is HOST/NAME."},
       {"megabytes", kOptional, integer(0, 1'000'000'000), "Its size; default 0."},
       {"tags", kOptional, one_or_list(name("tag")), "What it is like."},
       {"decoy", kOptional, truth(), "Whether it rings a bell when red takes or destroys it."}}};
  return kDatum;
}

const Mapping& denial() {
  static const Mapping kDenial = {
      "denial",
      "What the host's own firewall stops.",
      {{"from", kRequired, hosts(), "Hosts from which nothing of it comes in."},
       {"protocols", kRequired, protocols(), "What is stopped."}}};
  return kDenial;
}

std::vector<Key> equipment_keys() {
  return {
      {"system", kOptional, name("system"), "Its operating system; here or in its template."},
      {"tags", kOptional, one_or_list(name("tag")), "Labels, by which `tag:NAME` means it."},
      {"services", kOptional, protocols(), "What it serves."},
      {"weaknesses", kOptional, one_or_list(code("weakness")), "What is open in it."},
      {"accounts", kOptional, things("account"), "Who logs on there."},
      {"cached", kOptional, things("account"), "Whose credentials lie about there."},
      {"software", kOptional, things("software"), "What runs there."},
      {"data", kOptional, list(of(datum)), "What lies there."},
      {"denials", kOptional, list(of(denial)), "Its own firewall."},
  };
}

}  // namespace

const Mapping& nation() {
  static const Mapping kNation = {"nation", "A fictional nation.", {title()}};
  return kNation;
}

const Mapping& site() {
  static const Mapping kSite = {
      "site",
      "A place of a nation.",
      {title(), {"nation", kRequired, thing("nation"), "The nation that it lies in."}}};
  return kSite;
}

const Mapping& zone() {
  static const Mapping kZone = {
      "zone",
      "A network in which everything reaches everything.",
      {title(),
       {"site", kRequired, thing("site"), "Where it lies."},
       {"external", kOptional, truth(), "Whether it is outside, where red starts."}}};
  return kZone;
}

const Mapping& link() {
  static const Mapping kLink = {
      "link",
      "Joins two zones, with a firewall between them.",
      {title(),
       {"between", kRequired, pair(thing("zone")), "The two zones that it joins."},
       {"owner", kOptional, name("cell"), "The team that may cut or filter it."},
       {"rules", kOptional, list(of(rule)), "Its firewall; the first match wins."},
       {"nat", kOptional, thing("zone"), "The side that it hides: what crosses is forwarded."},
       {"forward", kOptional, list(of(forward)), "What gets to the hidden side; with `nat`."},
       {"over", kOptional, of(carrier), "Makes it a tunnel that this flow carries."},
       {"capacity", kOptional, measure({"Gbit/s", "Mbit/s", "kbit/s"}),
        "Either way, such as 20 Mbit/s; left out: no limit."}}};
  return kLink;
}

const Mapping& account() {
  static const Mapping kAccount = {
      "account",
      "Whoever has its credential can log on where it is known.",
      {{"level", kOptional, word(kLevels), "What it may do."},
       owner(),
       {"strength", kOptional, word(kStrengths), "How it withstands cracking; default weak."},
       {"decoy", kOptional, truth(), "Whether it opens nothing, and rings a bell."}}};
  return kAccount;
}

const Mapping& updates() {
  static const Mapping kUpdates = {
      "updates",
      "When the maker sends updates, and how they are taken.",
      {{"every", kRequired, duration(), "From one to the next; a minute at least."},
       {"first", kOptional, duration(), "The first, from STARTEX; default: `every`."},
       {"rollout", kOptional, duration(), "From the first that takes it to the last."},
       {"by", kOptional, protocols(),
        "What must get out of a host for it to fetch one; left out: it is brought."}}};
  return kUpdates;
}

const Mapping& software() {
  static const Mapping kSoftware = {
      "software",
      "Runs on hosts, which take its updates.",
      {title(),
       {"vendor", kOptional, text(), "Who makes it."},
       {"version", kOptional, text(), "As it is shown."},
       {"updates", kOptional, of(updates), "Left out: none come."},
       {"verified", kOptional, odds(), "That an implant in an update is found in time."}}};
  return kSoftware;
}

const Mapping& weakness() {
  static const Mapping kWeakness = {
      "weakness",
      "Open in a host until it is patched.",
      {{"cwe", kRequired, code(), "Its class, such as CWE-787."},
       {"kind", kRequired, word(kWeaknessKinds),
        "Whether it takes a service, a session or a person's mistake."},
       {"service", kDepends, name("protocol"), "Where a remote one lies; its hosts serve that."},
       {"fixed_by", kOptional, thing("software"), "Whose next update closes it."},
       {"title", kOptional, text(), "What people call it."}}};
  return kWeakness;
}

const Mapping& equipment() {
  static const Mapping kTemplate = {"template", "What hosts have that are drawn from it.",
                                    equipment_keys()};
  return kTemplate;
}

const Mapping& host() {
  static const Mapping kHost = [] {
    Mapping made{
        "host",
        "A machine, or with `count` so many alike.",
        {{"zone", kRequired, thing("zone"), "Where it stands."},
         owner(),
         {"count", kOptional, integer(1, 20'000), "So many: NAME-1, NAME-2 ..."},
         {"template", kOptional, name("template"), "What it has besides what stands here."},
         {"value", kOptional, integer(-1'000'000, 1'000'000), "What red earns as its admin."},
         {"decoy", kOptional, truth(), "Whether it rings a bell when red gains access."}}};
    for (Key& key : equipment_keys()) made.keys.push_back(std::move(key));
    return made;
  }();
  return kHost;
}

const Mapping& backup() {
  static const Mapping kBackup = {
      "backup",
      "Copies hosts at STARTEX and then every so often.",
      {{"covers", kRequired, hosts(), "What it copies; each host once in all."},
       {"every", kRequired, duration(), "From one copy to the next; 15 min at least."},
       {"keeps", kOptional, integer(1, 50), "Copies of each host, the newest; default 1."}}};
  return kBackup;
}

}  // namespace redoubt::scenario::grammar
