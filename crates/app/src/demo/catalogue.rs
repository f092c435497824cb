//! What the demo organisation does: portfolios, programs and projects.

use super::template::Template;

/// A portfolio with its programs.
pub(super) struct Portfolio {
    pub name: &'static str,
    pub description: &'static str,
    pub programs: &'static [Program],
}

/// A program with its projects.
pub(super) struct Program {
    pub name: &'static str,
    pub description: &'static str,
    /// Project keys begin with it: `MTR-01`.
    pub key: &'static str,
    pub template: Template,
    pub projects: &'static [&'static str],
}

pub(super) const PORTFOLIOS: [Portfolio; 3] = [
    Portfolio {
        name: "Infrastructure",
        description: "What the region stands on: rails, water and energy",
        programs: &[
            Program {
                name: "Metro Line 4",
                description: "Nine kilometres of new line with six stations, open in three years",
                key: "MTR",
                template: Template::Construction,
                projects: &[
                    "Harbour Station",
                    "University Station",
                    "Northern Portal",
                    "Track and Power, Section A",
                    "Track and Power, Section B",
                    "Signalling and Control",
                    "Depot Extension",
                    "Station Fit-out, Wave 1",
                ],
            },
            Program {
                name: "Water Network Renewal",
                description: "Replace mains older than sixty years and halve the losses",
                key: "WAT",
                template: Template::Construction,
                projects: &[
                    "Old Town Mains",
                    "Riverside Pumping Station",
                    "Reservoir East",
                    "Hill District Mains",
                    "Pressure Zones",
                    "Treatment Works, Filter Hall",
                    "Leak Sensors, Field Work",
                ],
            },
            Program {
                name: "Energy Campus",
                description: "Heat pumps, storage and a new substation for the harbour quarter",
                key: "ENC",
                template: Template::Construction,
                projects: &[
                    "Substation West",
                    "River Heat Pump",
                    "Battery Hall",
                    "District Heating Loop",
                    "Solar Roofs, Schools",
                    "Control Room",
                    "Grid Connection 110 kV",
                ],
            },
        ],
    },
    Portfolio {
        name: "Digital and IT",
        description: "Systems that everyone works with",
        programs: &[
            Program {
                name: "Cloud Migration",
                description: "Leave both data centres before their leases end",
                key: "CLD",
                template: Template::Software,
                projects: &[
                    "Landing Zone",
                    "File Services",
                    "Customer Portal Move",
                    "Data Warehouse Move",
                    "Batch and Printing",
                    "Mail and Collaboration",
                    "Data Centre North, Exit",
                    "Data Centre South, Exit",
                ],
            },
            Program {
                name: "Core ERP Renewal",
                description: "One ledger, one supplier file, one way to order",
                key: "ERP",
                template: Template::Software,
                projects: &[
                    "Finance Core",
                    "Procurement",
                    "Asset Maintenance",
                    "Payroll",
                    "Master Data",
                    "Reporting and Close",
                    "Training and Roll-out",
                    "Interfaces",
                ],
            },
            Program {
                name: "Cyber Resilience",
                description: "Know, protect, notice, recover",
                key: "SEC",
                template: Template::Software,
                projects: &[
                    "Identity and Access",
                    "Backup and Recovery",
                    "Security Operations Centre",
                    "Network Segmentation",
                    "Plant Networks",
                    "Awareness Campaign",
                ],
            },
        ],
    },
    Portfolio {
        name: "Products and Compliance",
        description: "What we sell, and what the law asks of it",
        programs: &[
            Program {
                name: "Healthcare Compliance",
                description: "Patient data, devices and clinics in line with the new rules",
                key: "HLT",
                template: Template::Compliance,
                projects: &[
                    "Patient Data Protection",
                    "Device Regulation Dossiers",
                    "Clinical Trial Records",
                    "Pharmacy Traceability",
                    "Hospital Accreditation",
                    "Incident Reporting",
                    "Supplier Qualification",
                    "Accessibility of Portals",
                ],
            },
            Program {
                name: "Product Development 2027",
                description: "Four new products through the gates, four refreshed",
                key: "PRD",
                template: Template::Product,
                projects: &[
                    "Smart Meter 3",
                    "Leak Detector Pro",
                    "Field Tablet",
                    "Valve Actuator",
                    "Home Energy App",
                    "Pump Controller Refresh",
                    "Sensor Gateway",
                    "Metering Service Platform",
                ],
            },
        ],
    },
];
