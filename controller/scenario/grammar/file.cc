#include <algorithm>

#include "controller/scenario/grammar/mappings.h"
#include "controller/scenario/grammar/shapes.h"

namespace redoubt::scenario::grammar {

namespace {

Key named(std::string_view section, std::string_view kind, const Mapping& (*mapping)(),
          std::string_view about) {
  return {section, kOptional, entries(name(kind), of(mapping)), about};
}

Key coded(std::string_view section, std::string_view kind, const Mapping& (*mapping)(),
          std::string_view about) {
  return {section, kOptional, entries(code(kind), of(mapping)), about};
}

Key words(std::string_view section, std::string_view kind, std::string_view about) {
  return {section, kOptional, list(name(kind)), about};
}

std::vector<Key> of_the_play() {
  return {
      {"format_version", kRequired, {.sort = Sort::kVersion}, "The version of the format: 1."},
      {"exercise", kOptional, of(exercise), "What is played; once in a folder."},
      named("cells", "cell", cell, "Who plays: teams, red, exercise control, observers."),
      {"campaign", kOptional, of(campaign), "What a red cell is after; once for each."},
      named("playbooks", "playbook", playbook, "What the minds of blue teams do when."),
      {"phases", kOptional, list(of(phase)), "In order; the first begins at STARTEX."},
      coded("injects", "inject", inject, "What exercise control tells the teams, or does."),
      named("inject_templates", "inject template", inject_template, "What injects are like."),
      named("storylines", "storyline", storyline, "What the exercise tells."),
      named("incidents", "incident", incident, "What happens in a storyline."),
      named("columns", "column", column, "What the MSEL says of injects besides."),
      {"overlays", kOptional, entries(thing("nation"), of(overlay)),
       "What the letters read like in one nation."},
      named("milestones", "milestone", milestone, "Switches of the plan, each reached once."),
      named("objectives", "objective", objective, "What teams are trained in."),
      named("metrics", "metric", metric, "What is counted, and what it earns."),
      named("rubrics", "rubric", rubric, "How answers are marked by people."),
      named("goals", "goal", goal, "What objectives come to together."),
      named("variables", "variable", variable, "What `$(NAME)` stands for in these files."),
      {"set", kOptional, entries(name("variable"), value_of_a_variable()),
       "What variables are set to."},
      {"include", kOptional, one_or_list(name("folder")), "Folders beside this one, read too."},
      words("trace_kinds", "kind of trace", "What deeds may leave behind."),
      coded("techniques", "technique", technique, "What red can do, by its code."),
      coded("measures", "measure", measure_taken, "What blue can do, by its code."),
  };
}

std::vector<Key> of_the_enterprise() {
  return {
      named("nations", "nation", nation, "Fictional nations."),
      named("sites", "site", site, "Where zones lie."),
      named("zones", "zone", zone, "Where hosts stand; inside one everything reaches everything."),
      words("protocols", "protocol", "What firewalls tell apart."),
      words("systems", "system", "Operating systems."),
      named("links", "link", link, "What joins two zones, with its firewall."),
      coded("weaknesses", "weakness", weakness, "Invented for the exercise."),
      named("accounts", "account", account, "Who logs on to hosts."),
      named("software", "software", software, "What runs on hosts, and how it is updated."),
      named("templates", "template", equipment, "What several hosts have in common."),
      named("hosts", "host", host, "Machines, one by one or many alike."),
      named("backups", "backup", backup, "What copies which hosts, and how often."),
      named("functions", "function", function, "What the mission needs, and what that is made of."),
      named("sensors", "sensor", sensor, "What may notice the traces of deeds."),
      named("detectors", "detector", detector, "What makes few alerts of many signals."),
      {"couplings", kOptional, list(of(coupling)), "What one thing needs from another."},
  };
}

std::vector<Key> of_the_domains() {
  return {
      {"grid", kOptional, of(grid), "Settings of the power grid; once."},
      named("buses", "bus", bus, "Busbars of the power grid."),
      named("lines", "line", line, "Lines of the power grid."),
      named("generators", "generator", generator, "Generators of the power grid."),
      {"water", kOptional, of(water), "What joins the waterworks, and how demand changes."},
      named("tanks", "tank", tank, "Tanks of the waterworks."),
      named("districts", "district", district, "Who draws water."),
      named("pumps", "pump", pump, "Pumps of the waterworks."),
      named("valves", "valve", valve, "Valves of the waterworks."),
      named("points", "point", point, "What drives machines and measures things."),
      {"mobile", kOptional, of(mobile), "Mobile networks, and the source-inspection centre."},
      named("suppliers", "supplier", supplier, "Who makes mobile equipment."),
      named("network_functions", "network function", network_function, "Parts of a core network."),
      named("radio_cells", "radio cell", radio_cell, "What covers subscribers."),
      named("slices", "slice", slice, "Shares of a mobile network."),
      named("subscribers", "subscribers", subscribers, "Who uses a slice."),
      {"information", kOptional, of(information), "How people talk to each other; once."},
      named("outlets", "outlet", outlet, "Media that groups follow."),
      named("groups", "group", group, "People who hear and believe."),
      named("narratives", "narrative", narrative, "What is told."),
      named("partnerships", "partnership", partnership, "Who trusts and shares with whom."),
      named("staff", "staff", staff, "People at work."),
  };
}

void take(const Mapping& mapping, std::vector<const Mapping*>& all);

void take(const Shape& shape, std::vector<const Mapping*>& all) {
  if (shape.mapping != nullptr) take(shape.mapping(), all);
  for (const Shape& part : shape.parts) take(part, all);
}

void take(const Mapping& mapping, std::vector<const Mapping*>& all) {
  if (std::find(all.begin(), all.end(), &mapping) != all.end()) return;
  all.push_back(&mapping);
  for (const Key& key : mapping.keys) take(key.shape, all);
}

}  // namespace

const Mapping& file() {
  static const Mapping kFile = [] {
    Mapping made{"file", "One file of a Redoubt scenario; any file may hold any section.", {}};
    for (const std::vector<Key>& keys : {of_the_play(), of_the_enterprise(), of_the_domains()}) {
      made.keys.insert(made.keys.end(), keys.begin(), keys.end());
    }
    return made;
  }();
  return kFile;
}

const std::vector<const Mapping*>& mappings() {
  static const std::vector<const Mapping*> kAll = [] {
    std::vector<const Mapping*> all;
    take(file(), all);
    return all;
  }();
  return kAll;
}

}  // namespace redoubt::scenario::grammar
