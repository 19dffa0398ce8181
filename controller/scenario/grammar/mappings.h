#pragma once

#include "controller/scenario/grammar.h"

/// The mappings that others refer to, whichever file they are written in.
namespace redoubt::scenario::grammar {

// catalogue.cc
const Mapping& technique();
const Mapping& measure_taken();

// conditions.cc, consequences.cc
const Mapping& condition();
const Mapping& consequence();

// deeds.cc
const Mapping& needs();
const Mapping& effects();
/// Those effects that exercise control can bring about too, as keys of a consequence, and the words
/// among them beside which it must be said on what.
std::vector<Key> states();
std::vector<std::string_view> states_on_something();

// enterprise.cc
const Mapping& nation();
const Mapping& site();
const Mapping& zone();
const Mapping& link();
const Mapping& account();
const Mapping& software();
const Mapping& updates();
const Mapping& weakness();
const Mapping& equipment();
const Mapping& host();
const Mapping& backup();

// mission.cc
const Mapping& function();
const Mapping& sensor();
const Mapping& detector();
const Mapping& coupling();
const Mapping& point();

// physical.cc
const Mapping& grid();
const Mapping& bus();
const Mapping& line();
const Mapping& generator();
const Mapping& water();
const Mapping& tank();
const Mapping& district();
const Mapping& pump();
const Mapping& valve();

// mobile.cc
const Mapping& mobile();
const Mapping& supplier();
const Mapping& slice();
const Mapping& network_function();
const Mapping& radio_cell();
const Mapping& subscribers();

// society.cc
const Mapping& information();
const Mapping& outlet();
const Mapping& group();
const Mapping& narrative();
const Mapping& partnership();
const Mapping& staff();

// play.cc
const Mapping& exercise();
const Mapping& cell();
const Mapping& campaign();
const Mapping& playbook();

// storylines.cc
const Mapping& column();
const Mapping& storyline();
const Mapping& incident();
const Mapping& overlay();
const Mapping& variable();
Shape value_of_a_variable();
Shape value_of_a_column();

// marking.cc
const Mapping& objective();
const Mapping& metric();
const Mapping& rubric();
const Mapping& goal();

// msel.cc
const Mapping& phase();
const Mapping& inject();
const Mapping& inject_template();
const Mapping& milestone();

}  // namespace redoubt::scenario::grammar
