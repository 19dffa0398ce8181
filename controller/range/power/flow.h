#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/range/power/grid.h"
#include "controller/range/power/islands.h"

namespace redoubt::range::power {

/// How power flows over a grid in the DC approximation: voltages at one per unit, no losses, flow
/// proportional to the difference of angles (Stott, Jardim and Alsac, "DC Power Flow Revisited",
/// 2009). A value over a drawn grid, which must outlive it.
///
///   each bus:     what leaves it over its lines = generation - demand - shunt
///   each line:  flow = base * susceptance * (angle from - angle to - shift)
///   each island:  the angle of one bus is 0, and that bus takes what does not balance: the one
///                 that is drawn as the reference, else the island's first bus with a generator in
///                 service, else its first
///
/// The matrix is factorised once. A line that trips or comes back is a correction of rank one on
/// that factorisation (Woodbury); it is factorised anew when the islands change or more than
/// kCorrectionsMax corrections have gathered. Nothing is solved before it is asked for.
///
/// Computes in double, with the same operations in the same order in every build. What anything is
/// decided on are whole kilowatts (flow_kw).
class Flow {
 public:
  static constexpr std::size_t kCorrectionsMax = 16;

  explicit Flow(const Grid& grid);
  ~Flow();
  Flow(const Flow& other);
  Flow& operator=(const Flow& other);

  const Grid& grid() const { return *grid_; }

  void set_in_service(LineId line, bool in_service);
  bool in_service(LineId line) const { return in_service_[line.value]; }

  void set_demand(BusId bus, double mw);
  /// 0 for a generator out of service.
  void set_output(GeneratorId generator, double mw);

  const Islands& islands() const { return islands_; }

  /// False for a grid that has no one answer, as where reactances cancel each other out; its angles
  /// are 0 then.
  bool solvable() const;

  double angle_rad(BusId bus);
  /// From the line's first bus to its second; 0 out of service.
  double flow_mw(LineId line);
  /// The same to the nearest kilowatt, halves away from zero.
  std::int64_t flow_kw(LineId line);

 private:
  /// One line that differs from what the factorisation knows.
  struct Correction {
    LineId line;
    double change = 0;           ///< of susceptance, per unit
    std::vector<double> spread;  ///< what a push of one per unit through it does to all angles
  };
  struct Factors;  ///< of the matrix; shared, because it never changes once made

  void factorise();
  void note(LineId line, double change);
  void solve();
  void correct(std::vector<double>& angles) const;
  double shift_of(const Correction& correction) const;
  void push(LineId line, double amount, std::vector<double>& injections) const;
  std::vector<double> injections() const;
  std::vector<double> imbalance(const std::vector<double>& injections,
                                const std::vector<double>& angles) const;
  std::vector<std::uint32_t> references() const;

  const Grid* grid_;
  std::vector<bool> in_service_;   ///< by line
  std::vector<double> demand_mw_;  ///< by bus
  std::vector<double> output_mw_;  ///< by generator
  Islands islands_;
  std::shared_ptr<const Factors> factors_;
  std::vector<Correction> corrections_;
  std::vector<double> pushed_;  ///< injections by bus, without the corrections
  std::vector<double> base_;    ///< the angles that go with them
  std::vector<double> angles_;  ///< by bus
  bool base_known_ = false;
  bool solved_ = false;
};

}  // namespace redoubt::range::power
