#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "controller/report/account.h"

namespace redoubt::report {

/// Names and sentences for what happened in one exercise. Plain text; whoever puts it on a page
/// escapes it.
class Wording {
 public:
  explicit Wording(const Account& account) : account_(&account) {}

  /// As the scenario writes it, for data; cells, too. Empty for nothing.
  std::string id(range::Entity entity) const;
  std::string id(terms::CellId cell) const;

  /// For people: "files"; by its title where functions, zones and the like have one; injects as
  /// "2-03 Title"; "-" for nothing.
  std::string name(range::Entity entity) const;
  std::string name(range::HostId host) const { return name(range::entity(host)); }
  /// By its title; "exercise control" where there is no cell.
  std::string name(terms::CellId cell) const;
  /// The text of an inject's option.
  std::string option(range::Entity inject, std::int64_t option) const;
  /// "Phishing (T1566)".
  std::string name(terms::ActionId action) const;

  /// One sentence without its full stop: "tide gains user access on files".
  std::string describe(const range::Event& event) const;

  /// How the exercise ended, as a sentence without its full stop.
  std::string ending() const;

 private:
  std::string of_order(const range::Event& event) const;
  std::string of_access(const range::Event& event) const;
  std::string of_knowledge(const range::Event& event) const;
  std::string of_control(const range::Event& event) const;
  std::string of_links(const range::Event& event) const;
  std::string of_updates(const range::Event& event) const;
  std::string of_worm(const range::Event& event) const;
  std::string of_hiding(const range::Event& event) const;
  // Of what stands beside the enterprise: domain_wording.cc.
  std::string of_domain(const range::Event& event) const;
  std::string of_supply(const range::Event& event) const;
  std::string of_machine(const range::Event& event) const;

  const Account* account_;
};

/// "D+1 09:30".
std::string clock(terms::ExerciseTime time);
/// To the minute: "2 h 05 min", "under 1 min".
std::string span(terms::Duration duration);
/// "97.5 %", "40 %".
std::string percent(std::int64_t permille);
/// "a, b and c".
std::string listing(const std::vector<std::string>& words);
/// "no alerts", "1 alert", "12 alerts".
std::string counted(std::size_t count, const std::string& one, const std::string& many);
/// "+4", "−5", "0": with a true minus sign.
std::string with_sign(std::int64_t points);
/// The same without the plus.
std::string plain(std::int64_t points);
/// The words' first letter as a capital.
std::string capital(std::string words);

}  // namespace redoubt::report
